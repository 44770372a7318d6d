// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import java.util.Optional;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.Instruction;
import org.gradwright.processor.formula.Relation;
import org.gradwright.processor.formula.ScalarFunction;

/**
 * Arithmetic as Java does it: in int where both operands are ints, else in double.
 */
final class ArithmeticReader {

    static final String DIVISION_BY_ZERO = "a division of an int by 0";

    private final Reading reading;
    private final CompilationUnitTree file;
    private final FormulaBuilder builder;

    ArithmeticReader(Reading reading, CompilationUnitTree file) {
        this.reading = reading;
        this.file = file;
        this.builder = reading.builder();
    }

    static Optional<Relation> relation(Tree.Kind kind) {
        return switch (kind) {
            case LESS_THAN -> Optional.of(Relation.LESS);
            case LESS_THAN_EQUAL -> Optional.of(Relation.LESS_OR_EQUAL);
            case GREATER_THAN -> Optional.of(Relation.GREATER);
            case GREATER_THAN_EQUAL -> Optional.of(Relation.GREATER_OR_EQUAL);
            case EQUAL_TO -> Optional.of(Relation.EQUAL);
            case NOT_EQUAL_TO -> Optional.of(Relation.NOT_EQUAL);
            default -> Optional.empty();
        };
    }

    static Optional<ScalarFunction> function(Tree.Kind kind) {
        return switch (kind) {
            case PLUS -> Optional.of(ScalarFunction.ADD);
            case MINUS -> Optional.of(ScalarFunction.SUBTRACT);
            case MULTIPLY -> Optional.of(ScalarFunction.MULTIPLY);
            case DIVIDE -> Optional.of(ScalarFunction.DIVIDE);
            case REMAINDER -> Optional.of(ScalarFunction.REMAINDER);
            default -> Optional.empty();
        };
    }

    Value compare(BinaryTree tree, Value left, Value right) {
        boolean integers = left.kind() == Value.Kind.INTEGER && right.kind() == Value.Kind.INTEGER;
        Value.Kind kind = integers ? Value.Kind.INTEGER : Value.Kind.NUMBER;
        Value a = left.as(reading, kind);
        Value b = right.as(reading, kind);
        return a.isUnknown() || b.isUnknown()
                ? reading.unknown()
                : Value.truth(builder.compare(relation(tree.getKind()).orElseThrow(), a.position(), b.position()));
    }

    Value compute(BinaryTree tree, Value left, Value right) {
        ScalarFunction function = function(tree.getKind()).orElseThrow();
        if (left.kind() == Value.Kind.INTEGER && right.kind() == Value.Kind.INTEGER) {
            return computeInts(tree, function, left, right);
        }
        Value a = left.as(reading, Value.Kind.NUMBER);
        Value b = right.as(reading, Value.Kind.NUMBER);
        return a.isUnknown() || b.isUnknown()
                ? reading.unknown()
                : Value.number(builder.call(function, a.position(), b.position()));
    }

    Value negate(Value operand) {
        return operand.kind() == Value.Kind.INTEGER
                ? Value.integer(builder.integer(ScalarFunction.NEGATE, operand.position()))
                        .with(operand.division())
                : Value.number(builder.negate(operand.position()));
    }

    private Value computeInts(BinaryTree tree, ScalarFunction function, Value left, Value right) {
        if (dividesByZero(function, right)) {
            return reading.refuse(
                    Problem.FORMULA_EXPRESSION, file, tree, DIVISION_BY_ZERO, "Write '" + inDouble(tree) + "'.");
        }
        return Value.integer(computeInts(function, left.position(), right.position()))
                .with(function == ScalarFunction.DIVIDE ? new Value.Division(file, tree) : Value.division(left, right));
    }

    /** Everything is computed, also what Java would not reach: there a divisor is 1, so that it is not 0. */
    int computeInts(ScalarFunction function, int left, int right) {
        boolean safe = !isDivision(function)
                || (builder.at(right) instanceof Instruction.Whole constant && constant.value() != 0);
        return builder.integer(
                function, left, safe ? right : builder.select(reading.condition(), right, builder.whole(1)));
    }

    /** Whether Java would divide an int by the constant 0, and throw. */
    boolean dividesByZero(ScalarFunction function, Value right) {
        return isDivision(function)
                && right.position() == builder.whole(0)
                && reading.condition() != builder.truth(false);
    }

    private static boolean isDivision(ScalarFunction function) {
        return function == ScalarFunction.DIVIDE || function == ScalarFunction.REMAINDER;
    }

    /** The text of the same arithmetic with a double on the left. */
    static String inDouble(BinaryTree tree) {
        ExpressionTree left = tree.getLeftOperand();
        String number = left instanceof LiteralTree ? left + ".0" : "(double) " + left;
        String text = tree.toString();
        return number + text.substring(left.toString().length());
    }
}
