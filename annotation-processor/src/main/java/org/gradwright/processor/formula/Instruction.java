// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * One step of a {@link Formula}: a number or a truth value computed from the values of earlier instructions. Operands
 * are positions in {@link Formula#instructions()}.
 */
public sealed interface Instruction {

    /** The value of the formula's input number {@code index}. */
    record Input(int index) implements Instruction {
        @Override
        public List<Integer> operands() {
            return List.of();
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return this;
        }
    }

    /** A number. */
    record Constant(double value) implements Instruction {
        @Override
        public List<Integer> operands() {
            return List.of();
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return this;
        }
    }

    /** A truth value. */
    record Truth(boolean value) implements Instruction {
        @Override
        public List<Integer> operands() {
            return List.of();
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return this;
        }
    }

    /** {@code function(arguments)}, a number. */
    record Call(ScalarFunction function, List<Integer> arguments) implements Instruction {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Integer> operands() {
            return arguments;
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new Call(
                    function, arguments.stream().map(positions::applyAsInt).toList());
        }
    }

    /** {@code left relation right}, a truth value. */
    record Compare(Relation relation, int left, int right) implements Instruction {
        @Override
        public List<Integer> operands() {
            return List.of(left, right);
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new Compare(relation, positions.applyAsInt(left), positions.applyAsInt(right));
        }
    }

    /** A combination of truth values, a truth value. */
    record Logic(Connective connective, List<Integer> arguments) implements Instruction {
        public Logic {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Integer> operands() {
            return arguments;
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new Logic(
                    connective, arguments.stream().map(positions::applyAsInt).toList());
        }
    }

    /** {@code condition ? whenTrue : whenFalse}, of the kind that both branches have. */
    record Select(int condition, int whenTrue, int whenFalse) implements Instruction {
        @Override
        public List<Integer> operands() {
            return List.of(condition, whenTrue, whenFalse);
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new Select(
                    positions.applyAsInt(condition), positions.applyAsInt(whenTrue), positions.applyAsInt(whenFalse));
        }
    }

    /** Positions of the instructions whose values this one reads, in order. */
    List<Integer> operands();

    /** The same step, reading the values at other positions. */
    Instruction renumbered(IntUnaryOperator positions);
}
