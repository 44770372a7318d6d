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
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic as Java does it: in int where both operands are ints, else in double. Int arithmetic is computed here, for
 * constants; where it would differ from what the reader of the formula expects it is refused.
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
        return Value.truth(builder.compare(relation(tree.getKind()).orElseThrow(), left.position(), right.position()));
    }

    Value compute(BinaryTree tree, Value left, Value right) {
        if (left.kind() == Value.Kind.INTEGER && right.kind() == Value.Kind.INTEGER) {
            return computeInts(tree, left.constant(), right.constant());
        }
        ScalarFunction function = function(tree.getKind()).orElseThrow();
        return Value.number(builder.call(function, left.position(), right.position()));
    }

    Value negate(Value operand) {
        if (operand.constant() != null) {
            return integer(-operand.constant());
        }
        // the int 0 has no negative zero
        return operand.kind() == Value.Kind.INTEGER
                ? Value.integer(builder.subtract(builder.constant(0), operand.position()))
                : Value.number(builder.negate(operand.position()));
    }

    /** A constant of type int. */
    Value integer(int value) {
        return ConstantReader.value(builder, value);
    }

    private Value computeInts(BinaryTree tree, @Nullable Integer left, @Nullable Integer right) {
        if (tree.getKind() == Tree.Kind.DIVIDE) {
            return reading.refuse(Problem.FORMULA_INTEGER_DIVISION, file, tree, tree, inDouble(tree));
        }
        if (left == null || right == null || (tree.getKind() == Tree.Kind.REMAINDER && right == 0)) {
            return reading.refuse(
                    Problem.FORMULA_EXPRESSION,
                    file,
                    tree,
                    "arithmetic on ints that are not constant",
                    "Write '" + inDouble(tree) + "'.");
        }
        return switch (tree.getKind()) {
            case PLUS -> integer(left + right);
            case MINUS -> integer(left - right);
            case MULTIPLY -> integer(left * right);
            default -> integer(left % right);
        };
    }

    /** The text of the same arithmetic with a double on the left. */
    private static String inDouble(BinaryTree tree) {
        ExpressionTree left = tree.getLeftOperand();
        String number = left instanceof LiteralTree ? left + ".0" : "(double) " + left;
        String text = tree.toString();
        return number + text.substring(left.toString().length());
    }
}
