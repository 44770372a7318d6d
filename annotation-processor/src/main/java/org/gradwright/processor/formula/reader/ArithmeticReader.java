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
import org.gradwright.processor.formula.Relation;
import org.gradwright.processor.formula.ScalarFunction;

/**
 * Arithmetic as Java does it: in int where both operands are ints, else in double. A division of ints, which drops the
 * fraction, is refused where its result becomes a double.
 */
final class ArithmeticReader {

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
        return Value.truth(builder.compare(
                relation(tree.getKind()).orElseThrow(),
                left.as(builder, kind).position(),
                right.as(builder, kind).position()));
    }

    /** The value of an operation; {@code asInteger} says that the result is used as an int. */
    Value compute(BinaryTree tree, Value left, Value right, boolean asInteger) {
        ScalarFunction function = function(tree.getKind()).orElseThrow();
        if (left.kind() == Value.Kind.INTEGER && right.kind() == Value.Kind.INTEGER) {
            return computeInts(tree, function, left.position(), right.position(), asInteger);
        }
        return Value.number(builder.call(
                function,
                left.as(builder, Value.Kind.NUMBER).position(),
                right.as(builder, Value.Kind.NUMBER).position()));
    }

    Value negate(Value operand) {
        return operand.kind() == Value.Kind.INTEGER
                ? Value.integer(builder.integer(ScalarFunction.NEGATE, operand.position()))
                : Value.number(builder.negate(operand.position()));
    }

    private Value computeInts(BinaryTree tree, ScalarFunction function, int left, int right, boolean asInteger) {
        if (function == ScalarFunction.DIVIDE && !asInteger) {
            return reading.refuse(Problem.FORMULA_INTEGER_DIVISION, file, tree, tree, inDouble(tree));
        }
        boolean divides = function == ScalarFunction.DIVIDE || function == ScalarFunction.REMAINDER;
        if (divides && right == builder.whole(0)) {
            return reading.refuse(
                    Problem.FORMULA_EXPRESSION,
                    file,
                    tree,
                    "a division of an int by 0",
                    "Write '" + inDouble(tree) + "'.");
        }
        return Value.integer(builder.integer(function, left, right));
    }

    /** The text of the same arithmetic with a double on the left. */
    private static String inDouble(BinaryTree tree) {
        ExpressionTree left = tree.getLeftOperand();
        String number = left instanceof LiteralTree ? left + ".0" : "(double) " + left;
        String text = tree.toString();
        return number + text.substring(left.toString().length());
    }
}
