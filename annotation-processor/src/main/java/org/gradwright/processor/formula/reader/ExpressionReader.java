// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import javax.lang.model.type.TypeKind;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.FormulaBuilder;

/** Reads the expressions of one method body, with the types that Java gives them. */
final class ExpressionReader {

    private final Reading reading;
    private final CompilationUnitTree file;
    private final FormulaBuilder builder;
    private final ConstantReader constants;
    private final CallReader calls;
    private final ArithmeticReader arithmetic;
    private boolean asInteger;

    ExpressionReader(Reading reading, NameResolver names, CompilationUnitTree file) {
        this.reading = reading;
        this.file = file;
        this.builder = reading.builder();
        this.constants = new ConstantReader(reading, names, file);
        this.calls = new CallReader(reading, names, file, this);
        this.arithmetic = new ArithmeticReader(reading, file);
    }

    /** The value of an expression that is used as an int, if it is one. */
    Value readInteger(ExpressionTree tree, Scope scope) {
        boolean before = asInteger;
        asInteger = true;
        try {
            return read(tree, scope);
        } finally {
            asInteger = before;
        }
    }

    /** The value of an expression that may become a double. */
    Value readNumber(ExpressionTree tree, Scope scope) {
        boolean before = asInteger;
        asInteger = false;
        try {
            return read(tree, scope);
        } finally {
            asInteger = before;
        }
    }

    Value read(ExpressionTree tree, Scope scope) {
        if (tree instanceof ParenthesizedTree parenthesized) {
            return read(parenthesized.getExpression(), scope);
        }
        if (tree instanceof LiteralTree literal) {
            return literal(literal);
        }
        if (tree instanceof IdentifierTree name) {
            Scope.Local local = scope.find(name.getName().toString());
            if (local == null) {
                return constants.read(name, scope.names());
            }
            return local.value() == null ? reading.unknown() : local.value();
        }
        if (tree instanceof ArrayAccessTree access && isRow(access.getExpression(), scope)) {
            return element(access, scope);
        }
        if (tree instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("length")
                && isRow(select.getExpression(), scope)) {
            return Value.integer(read(select.getExpression(), scope).length());
        }
        if (scope.find(root(tree)) != null) {
            // a member or an element of a variable: its type was refused where it is declared
            return reading.unknown();
        }
        if (tree instanceof MemberSelectTree select) {
            return constants.read(select);
        }
        if (tree instanceof MethodInvocationTree call) {
            return calls.read(call, scope);
        }
        if (tree instanceof TypeCastTree cast) {
            return cast(cast, scope);
        }
        if (tree instanceof ConditionalExpressionTree conditional) {
            return conditional(conditional, scope);
        }
        if (tree instanceof UnaryTree unary) {
            return unary(unary, scope);
        }
        if (tree instanceof BinaryTree binary) {
            return binary(binary, scope);
        }
        return refuse(tree);
    }

    private static boolean isRow(ExpressionTree tree, Scope scope) {
        Scope.Local local = scope.find(tree.toString());
        return local != null
                && local.kind() == Value.Kind.ROW
                && local.value() != null
                && !local.value().isUnknown();
    }

    /**
     * An element of a row. Everything is computed, also what Java would not reach: there the index is 0, so that no index
     * is outside a row that is inside in Java.
     */
    private Value element(ArrayAccessTree access, Scope scope) {
        Value row = read(access.getExpression(), scope);
        Value index = readInteger(access.getIndex(), scope);
        if (index.kind() != Value.Kind.INTEGER) {
            return reading.unknown();
        }
        int guarded = builder.select(reading.condition(), index.position(), builder.whole(0));
        return Value.number(builder.element(row.position(), guarded));
    }

    /** The first name of {@code a.b.c}, {@code a[i]} and {@code a.f(x)}; empty for other trees. */
    private static String root(ExpressionTree tree) {
        if (tree instanceof MemberSelectTree select) {
            return root(select.getExpression());
        }
        if (tree instanceof ArrayAccessTree access) {
            return root(access.getExpression());
        }
        if (tree instanceof MethodInvocationTree call) {
            return call.getMethodSelect() instanceof MemberSelectTree select ? root(select) : "";
        }
        return tree instanceof IdentifierTree name ? name.getName().toString() : "";
    }

    /** Refuses to assign to what is not a local variable. */
    void refuseTarget(ExpressionTree target, Scope scope) {
        if (scope.find(root(target)) != null) {
            reading.unknown();
        } else if (target instanceof IdentifierTree || target instanceof MemberSelectTree) {
            reading.refuse(Problem.FORMULA_MUTABLE_STATE, file, target, target);
        } else {
            refuse(target);
        }
    }

    private Value refuse(Tree tree) {
        Unsupported unsupported = Unsupported.expression(tree.getKind());
        return reading.refuse(Problem.FORMULA_EXPRESSION, file, tree, unsupported.what(), unsupported.fix());
    }

    private Value literal(LiteralTree literal) {
        if (literal.getValue() instanceof Integer
                || literal.getValue() instanceof Double
                || literal.getValue() instanceof Boolean) {
            reading.warnBeyondFloat(file, literal, literal.getValue());
            return ConstantReader.value(builder, literal.getValue());
        }
        return refuse(literal);
    }

    private Value cast(TypeCastTree cast, Scope scope) {
        Value value = readNumber(cast.getExpression(), scope);
        TypeKind target = cast.getType() instanceof PrimitiveTypeTree primitive
                ? primitive.getPrimitiveTypeKind()
                : TypeKind.DECLARED;
        if (target == TypeKind.DOUBLE) {
            return value.isUnknown() || !value.isNumeric() ? reading.unknown() : value.as(builder, Value.Kind.NUMBER);
        }
        String fix = target == TypeKind.FLOAT
                ? "Remove it; the float code is made of the double formula."
                : "Use Math.floor, Math.ceil or Math.rint to round.";
        return reading.refuse(Problem.FORMULA_EXPRESSION, file, cast, "a cast to " + cast.getType(), fix);
    }

    private Value conditional(ConditionalExpressionTree tree, Scope scope) {
        Value condition = readNumber(tree.getCondition(), scope);
        int holds = condition.kind() == Value.Kind.TRUTH ? condition.position() : builder.truth(true);
        Value whenTrue = reading.where(holds, () -> read(tree.getTrueExpression(), scope));
        Value whenFalse = reading.where(builder.not(holds), () -> read(tree.getFalseExpression(), scope));
        boolean truths = whenTrue.kind() == Value.Kind.TRUTH && whenFalse.kind() == Value.Kind.TRUTH;
        if (condition.kind() != Value.Kind.TRUTH || !(truths || (whenTrue.isNumeric() && whenFalse.isNumeric()))) {
            return reading.unknown();
        }
        Value.Kind kind = whenTrue.kind() == whenFalse.kind() ? whenTrue.kind() : Value.Kind.NUMBER;
        int position = builder.select(
                condition.position(),
                whenTrue.as(builder, kind).position(),
                whenFalse.as(builder, kind).position());
        return new Value(kind, position, -1);
    }

    private Value unary(UnaryTree tree, Scope scope) {
        switch (tree.getKind()) {
            case UNARY_MINUS, UNARY_PLUS, LOGICAL_COMPLEMENT -> {
                Value operand = read(tree.getExpression(), scope);
                if (tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
                    return operand.kind() == Value.Kind.TRUTH
                            ? Value.truth(builder.not(operand.position()))
                            : reading.unknown();
                }
                if (!operand.isNumeric()) {
                    return reading.unknown();
                }
                return tree.getKind() == Tree.Kind.UNARY_PLUS ? operand : arithmetic.negate(operand);
            }
            default -> {
                return refuse(tree);
            }
        }
    }

    private Value binary(BinaryTree tree, Scope scope) {
        boolean connective = tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
        boolean relation = ArithmeticReader.relation(tree.getKind()).isPresent();
        if (!connective
                && !relation
                && ArithmeticReader.function(tree.getKind()).isEmpty()) {
            return refuse(tree);
        }
        Value left = relation ? readNumber(tree.getLeftOperand(), scope) : read(tree.getLeftOperand(), scope);
        Value right = right(tree, left, relation, scope);
        if (left.isUnknown() || right.isUnknown()) {
            return reading.unknown();
        }
        if (left.kind() == Value.Kind.TRUTH && right.kind() == Value.Kind.TRUTH) {
            if (connective) {
                boolean and = tree.getKind() == Tree.Kind.CONDITIONAL_AND;
                return Value.truth(
                        and
                                ? builder.and(left.position(), right.position())
                                : builder.or(left.position(), right.position()));
            }
            return reading.refuse(
                    Problem.FORMULA_EXPRESSION, file, tree, "a comparison of booleans", "Write it with &&, || and !.");
        }
        if (connective || !left.isNumeric() || !right.isNumeric()) {
            return reading.unknown();
        }
        return relation ? arithmetic.compare(tree, left, right) : arithmetic.compute(tree, left, right, asInteger);
    }

    /** The right operand; that of && and || is computed only where the left one does not decide. */
    private Value right(BinaryTree tree, Value left, boolean relation, Scope scope) {
        if (left.kind() == Value.Kind.TRUTH && tree.getKind() == Tree.Kind.CONDITIONAL_AND) {
            return reading.where(left.position(), () -> read(tree.getRightOperand(), scope));
        }
        if (left.kind() == Value.Kind.TRUTH && tree.getKind() == Tree.Kind.CONDITIONAL_OR) {
            return reading.where(builder.not(left.position()), () -> read(tree.getRightOperand(), scope));
        }
        return relation ? readNumber(tree.getRightOperand(), scope) : read(tree.getRightOperand(), scope);
    }
}
