// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * One step of a {@link Formula}: a value computed from the values of earlier instructions. Operands are positions in
 * {@link Formula#instructions()}. Nothing is ever changed: an instruction that writes into a row has the row with the
 * change as its value, and the row before it is not read any more.
 */
public sealed interface Instruction {

    /** An instruction without operands. */
    sealed interface Leaf extends Instruction {
        @Override
        default List<Integer> operands() {
            return List.of();
        }

        @Override
        default Instruction renumbered(IntUnaryOperator positions) {
            return this;
        }
    }

    /** The value of the formula's input number {@code index}. */
    record Input(int index, Kind kind) implements Leaf {
        /** An input that is a number. */
        public Input(int index) {
            this(index, Kind.NUMBER);
        }
    }

    /** A number. */
    record Constant(double value) implements Leaf {}

    /** An integer. */
    record Whole(int value) implements Leaf {}

    /** A truth value. */
    record Truth(boolean value) implements Leaf {}

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
            return new Call(function, Instruction.renumbered(arguments, positions));
        }
    }

    /** {@code function(arguments)} as Java computes it in {@code int}. */
    record IntegerCall(ScalarFunction function, List<Integer> arguments) implements Instruction {
        public IntegerCall {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Integer> operands() {
            return arguments;
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new IntegerCall(function, Instruction.renumbered(arguments, positions));
        }
    }

    /** The number that an integer is. */
    record ToNumber(int integer) implements Instruction {
        @Override
        public List<Integer> operands() {
            return List.of(integer);
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new ToNumber(positions.applyAsInt(integer));
        }
    }

    /** The integer that a number is; the number came from one. */
    record ToInteger(int number) implements Instruction {
        @Override
        public List<Integer> operands() {
            return List.of(number);
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new ToInteger(positions.applyAsInt(number));
        }
    }

    /** {@code left relation right}, of two numbers or two integers: a truth value. */
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
            return new Logic(connective, Instruction.renumbered(arguments, positions));
        }
    }

    /** {@code condition ? whenTrue : whenFalse}, of the kind that both branches have; not of rows. */
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

    /** The number of elements of a row, an integer. */
    record Length(int row) implements Instruction {
        @Override
        public List<Integer> operands() {
            return List.of(row);
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new Length(positions.applyAsInt(row));
        }
    }

    /** {@code row[index]}, a number. */
    record Element(int row, int index) implements Instruction {
        @Override
        public List<Integer> operands() {
            return List.of(row, index);
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new Element(positions.applyAsInt(row), positions.applyAsInt(index));
        }
    }

    /** A row of {@code length} zeros to keep numbers in; {@code id} tells the scratch rows of one formula apart. */
    record Scratch(int length, String id) implements Instruction {
        @Override
        public List<Integer> operands() {
            return List.of(length);
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new Scratch(positions.applyAsInt(length), id);
        }
    }

    /** The row with {@code value} at {@code index}, or with {@code value} added to what is there. */
    record Written(int row, int index, int value, boolean adds) implements Instruction {
        @Override
        public List<Integer> operands() {
            return List.of(row, index, value);
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new Written(
                    positions.applyAsInt(row), positions.applyAsInt(index), positions.applyAsInt(value), adds);
        }
    }

    /**
     * Runs {@code body} for every index from {@code from} up to and without {@code to}, or down to and without it. The
     * inputs of the body are the index, what the loop carries, and what it reads from around it; its results are what
     * the loop carries on. The loop's own value is what it carries at last.
     *
     * @param initial what the loop carries at first
     * @param captured what the body reads besides
     */
    record Loop(int from, int to, boolean down, List<Integer> initial, List<Integer> captured, Formula body)
            implements Instruction {
        public Loop {
            initial = List.copyOf(initial);
            captured = List.copyOf(captured);
        }

        @Override
        public List<Integer> operands() {
            List<Integer> operands = new ArrayList<>(List.of(from, to));
            operands.addAll(initial);
            operands.addAll(captured);
            return operands;
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new Loop(
                    positions.applyAsInt(from),
                    positions.applyAsInt(to),
                    down,
                    Instruction.renumbered(initial, positions),
                    Instruction.renumbered(captured, positions),
                    body);
        }
    }

    /** The value number {@code index} of those that a loop carries, when it has ended. */
    record Carried(int loop, int index, Kind kind) implements Instruction {
        @Override
        public List<Integer> operands() {
            return List.of(loop);
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new Carried(positions.applyAsInt(loop), index, kind);
        }
    }

    /**
     * The number {@code value}, whose slopes are not derived but given.
     *
     * @param arguments what {@code value} is a function of
     * @param slopes for each argument the partial derivative, a formula of the arguments
     */
    record Given(int value, List<Integer> arguments, List<Formula> slopes) implements Instruction {
        public Given {
            arguments = List.copyOf(arguments);
            slopes = List.copyOf(slopes);
        }

        @Override
        public List<Integer> operands() {
            List<Integer> operands = new ArrayList<>(List.of(value));
            operands.addAll(arguments);
            return operands;
        }

        @Override
        public Instruction renumbered(IntUnaryOperator positions) {
            return new Given(positions.applyAsInt(value), Instruction.renumbered(arguments, positions), slopes);
        }
    }

    /** Positions of the instructions whose values this one reads, in order. */
    List<Integer> operands();

    /** The same step, reading the values at other positions. */
    Instruction renumbered(IntUnaryOperator positions);

    private static List<Integer> renumbered(List<Integer> operands, IntUnaryOperator positions) {
        return operands.stream().map(positions::applyAsInt).toList();
    }
}
