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
import org.gradwright.processor.source.NameResolver;

/** Reads the expressions of one method body, with the types that Java gives them. */
final class ExpressionReader {

    private final Reading reading;
    private final CompilationUnitTree file;
    private final FormulaBuilder builder;
    private final ConstantReader constants;
    private final CallReader calls;
    private final ArithmeticReader arithmetic;

    ExpressionReader(Reading reading, NameResolver names, CompilationUnitTree file) {
        this.reading = reading;
        this.file = file;
        this.builder = reading.builder();
        this.constants = new ConstantReader(reading, names, file);
        this.calls = new CallReader(reading, names, file, this);
        this.arithmetic = new ArithmeticReader(reading, file);
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
        if (tree instanceof ArrayAccessTree access && isComputed(access.getExpression())) {
            Value array = read(access.getExpression(), scope);
            return array.isUnknown() ? reading.unknown() : refuse(tree);
        }
        if (tree instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("length")
                && isRow(select.getExpression(), scope)) {
            return Value.integer(read(select.getExpression(), scope).length());
        }
        if (scope.find(root(tree)) != null) {
            return member(tree, scope);
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

    /** A member or an element of a variable that has no such: its type was refused, or the compiler will report it. */
    private Value member(ExpressionTree tree, Scope scope) {
        ExpressionTree owner = tree instanceof MethodInvocationTree call ? call.getMethodSelect() : tree;
        ExpressionTree inner = owner instanceof MemberSelectTree select
                ? select.getExpression()
                : ((ArrayAccessTree) owner).getExpression();
        if (tree instanceof MethodInvocationTree && isRow(inner, scope)) {
            String fix = "Read the elements and the length of '" + root(inner) + "' only.";
            return reading.refuse(Problem.FORMULA_UNKNOWN_METHOD, file, owner, owner, fix);
        }
        return inside(inner) instanceof IdentifierTree ? reading.unknown() : member(inside(inner), scope);
    }

    private static boolean isComputed(ExpressionTree tree) {
        ExpressionTree inside = inside(tree);
        return root(inside).isEmpty() || inside instanceof MethodInvocationTree;
    }

    /** An expression without parentheses around it. */
    static ExpressionTree inside(ExpressionTree tree) {
        return tree instanceof ParenthesizedTree parenthesized ? inside(parenthesized.getExpression()) : tree;
    }

    private static boolean isRow(ExpressionTree tree, Scope scope) {
        Scope.Local local = scope.find(inside(tree).toString());
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
        Value index = read(access.getIndex(), scope);
        if (index.kind() != Value.Kind.INTEGER) {
            return reading.unknown();
        }
        int guarded = builder.select(reading.condition(), index.position(), builder.whole(0));
        return Value.number(builder.element(row.position(), guarded));
    }

    /** The first name of {@code a.b.c}, {@code a[i]} and {@code a.f(x)}; empty for other trees. */
    private static String root(ExpressionTree tree) {
        if (tree instanceof ParenthesizedTree) {
            return root(inside(tree));
        }
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
        String name = root(target);
        Scope.Local local = scope.find(name);
        if (local != null && local.kind() == Value.Kind.ROW) {
            String fix = "Only read '" + name + "'; keep what is computed in variables of type double.";
            reading.refuse(Problem.FORMULA_STATEMENT, file, target, "an assignment to '" + target + "'", fix);
        } else if (local != null) {
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
        Value value = read(cast.getExpression(), scope);
        TypeKind target = cast.getType() instanceof PrimitiveTypeTree primitive
                ? primitive.getPrimitiveTypeKind()
                : TypeKind.DECLARED;
        if (target == TypeKind.DOUBLE) {
            return value.isUnknown() || !value.isNumeric() ? reading.unknown() : value.as(reading, Value.Kind.NUMBER);
        }
        String fix = target == TypeKind.FLOAT
                ? "Remove it; the float code is made of the double formula."
                : "Use Math.floor, Math.ceil or Math.rint to round.";
        return reading.refuse(Problem.FORMULA_EXPRESSION, file, cast, "a cast to " + cast.getType(), fix);
    }

    private Value conditional(ConditionalExpressionTree tree, Scope scope) {
        Value condition = read(tree.getCondition(), scope);
        int holds = condition.kind() == Value.Kind.TRUTH ? condition.position() : builder.truth(true);
        Value whenTrue = reading.where(holds, () -> read(tree.getTrueExpression(), scope));
        Value whenFalse = reading.where(builder.not(holds), () -> read(tree.getFalseExpression(), scope));
        if (whenTrue.kind() == Value.Kind.ROW && whenFalse.kind() == Value.Kind.ROW) {
            return reading.refuse(
                    Problem.FORMULA_EXPRESSION,
                    file,
                    tree,
                    "a choice between arrays",
                    "Choose between their elements.");
        }
        boolean truths = whenTrue.kind() == Value.Kind.TRUTH && whenFalse.kind() == Value.Kind.TRUTH;
        if (condition.kind() != Value.Kind.TRUTH || !(truths || (whenTrue.isNumeric() && whenFalse.isNumeric()))) {
            return reading.unknown();
        }
        if (whenTrue.kind() == whenFalse.kind()) {
            int position = builder.select(condition.position(), whenTrue.position(), whenFalse.position());
            return new Value(whenTrue.kind(), position).with(Value.division(whenTrue, whenFalse));
        }
        Value a = whenTrue.as(reading, Value.Kind.NUMBER);
        Value b = whenFalse.as(reading, Value.Kind.NUMBER);
        return a.isUnknown() || b.isUnknown()
                ? reading.unknown()
                : Value.number(builder.select(condition.position(), a.position(), b.position()));
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
        Value left = read(tree.getLeftOperand(), scope);
        Value right = right(tree, left, scope);
        if (left.isUnknown() || right.isUnknown()) {
            return connective || relation
                    ? reading.unknown()
                    : reading.unknown().with(Value.division(left, right));
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
        if (left.kind() == Value.Kind.ROW && right.kind() == Value.Kind.ROW && relation) {
            return reading.refuse(
                    Problem.FORMULA_EXPRESSION, file, tree, "a comparison of arrays", "Compare their elements.");
        }
        if (connective || !left.isNumeric() || !right.isNumeric()) {
            return reading.unknown();
        }
        return relation ? arithmetic.compare(tree, left, right) : arithmetic.compute(tree, left, right);
    }

    /** The right operand; that of && and || is computed only where the left one does not decide. */
    private Value right(BinaryTree tree, Value left, Scope scope) {
        if (left.kind() == Value.Kind.TRUTH && tree.getKind() == Tree.Kind.CONDITIONAL_AND) {
            return reading.where(left.position(), () -> read(tree.getRightOperand(), scope));
        }
        if (left.kind() == Value.Kind.TRUTH && tree.getKind() == Tree.Kind.CONDITIONAL_OR) {
            return reading.where(builder.not(left.position()), () -> read(tree.getRightOperand(), scope));
        }
        return read(tree.getRightOperand(), scope);
    }
}
