// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.graph.Broadcast;
import org.gradwright.processor.graph.Shape;

/** One thing that generated code does. */
public sealed interface Step {
    /** The routine that passes elements where others are above 0. */
    String GATE = "gate";

    /** Calls a routine of the compute provider. */
    record Call(String routine, List<Argument> arguments) implements Step {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** Computes formulas for every element of a space, one after the other. */
    record Loop(Shape space, List<Assignment> assignments) implements Step {
        public Loop {
            assignments = List.copyOf(assignments);
        }
    }

    /**
     * Computes a formula for every row of the batch, one after the other.
     *
     * @param operands for each input of the formula what it reads; a row that the formula writes is {@code result}
     * @param result where the result goes: a number for every row, or a row, to which the formula adds
     * @param scratch for the names of the formula's scratch rows the arrays of the session that serve as them
     */
    record Rows(Formula formula, List<RowOperand> operands, RowOperand result, Map<String, String> scratch)
            implements Step {
        public Rows {
            operands = List.copyOf(operands);
            scratch = Map.copyOf(scratch);
        }
    }

    /** What a formula of rows reads or writes: for every row of the batch a part of it, where it has a batch. */
    record RowOperand(Location location, Shape shape) {}

    /** Does one thing where a layer is frozen, and another where it is not. */
    record Frozen(String layer, List<Step> frozen, List<Step> trained) implements Step {
        public Frozen {
            frozen = List.copyOf(frozen);
            trained = List.copyOf(trained);
        }
    }

    /** Adds to the gradients of a layer's parameters, unless the layer is frozen or only gradients of inputs are asked for. */
    record Gradients(String layer, List<Step> steps) implements Step {
        public Gradients {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Gives one value of a loop.
     *
     * @param name of the value
     * @param stored where it is kept; a value that only later assignments of the loop read is not
     * @param adds whether it is added to what lies there
     */
    record Assignment(String name, Formula formula, List<Operand> operands, Optional<Location> stored, boolean adds) {
        public Assignment {
            operands = List.copyOf(operands);
        }
    }

    /** What a formula reads. */
    sealed interface Operand {
        /** An element of a stored value. */
        record Element(Location location, Broadcast broadcast) implements Operand {}

        /** The value of an assignment before it. */
        record Local(String name) implements Operand {}
    }

    /** An argument of a routine. */
    sealed interface Argument {
        /** A stored value: an array, or a flat array and an offset. */
        record Value(Location location) implements Argument {}

        /** The number of rows times a factor. */
        record Rows(long factor) implements Argument {}

        record Count(int value) implements Argument {}

        /** Windows on images, in a constant of the generated class. */
        record Windows(String constant) implements Argument {}

        record Real(double value) implements Argument {}

        /** The key from which a layer's dropout mask of so many values a row is drawn. */
        record MaskKey(String layer, int call, long width) implements Argument {}
    }
}
