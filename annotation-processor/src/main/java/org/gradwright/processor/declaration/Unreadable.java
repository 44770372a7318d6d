// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;

/**
 * What a part of a body is called in a message, and what to write instead.
 *
 * @param narrowest the tree to blame
 * @param what the words after "cannot contain"
 * @param fix a sentence
 */
record Unreadable(Tree narrowest, String what, String fix) {
    private static final String CHOICE =
            "A graph is the same for every batch: declare a network for each case, or choose "
                    + "between values, as in x.maximum(y).";

    private static final String ROUNDS =
            "Count the rounds: 'for (int i = 0; i < 3; i++)', with bounds that are constants.";

    static Unreadable statement(StatementTree tree) {
        return switch (tree.getKind()) {
            case IF, SWITCH -> new Unreadable(tree, "a choice", CHOICE);
            case WHILE_LOOP, DO_WHILE_LOOP, ENHANCED_FOR_LOOP ->
                new Unreadable(tree, "a loop without a fixed number of rounds", ROUNDS);
            case EXPRESSION_STATEMENT -> expressionStatement((ExpressionStatementTree) tree);
            case TRY, THROW, ASSERT, SYNCHRONIZED ->
                new Unreadable(tree, "a statement that only a running program can carry out", "Remove it.");
            case CLASS, INTERFACE, ENUM, RECORD -> new Unreadable(tree, "a class", "Declare it beside the method.");
            default ->
                new Unreadable(tree, "this kind of statement", "Write assignments, loops that count, and return.");
        };
    }

    /** A loop that does not count one variable up or down to a bound. */
    static Unreadable loop(ForLoopTree tree) {
        boolean strides = tree.getUpdate().size() == 1
                && tree.getUpdate().get(0).getExpression() instanceof CompoundAssignmentTree;
        return strides
                ? new Unreadable(
                        tree.getUpdate().get(0),
                        "a loop that counts otherwise than by one",
                        "Count by one, and multiply: 'for (int i = 0; i < 3; i++)' with '2 * i'.")
                : new Unreadable(tree, "a loop without a fixed number of rounds", ROUNDS);
    }

    private static Unreadable expressionStatement(ExpressionStatementTree tree) {
        ExpressionTree expression = tree.getExpression();
        if (expression instanceof MethodInvocationTree) {
            return new Unreadable(
                    tree, "a call whose result is not used", "Use what it gives, or remove it; tensors do not change.");
        }
        String operator = expression.toString();
        if (expression instanceof CompoundAssignmentTree compound) {
            int equals = operator.indexOf('=', compound.getVariable().toString().length());
            String sign = operator.substring(compound.getVariable().toString().length(), equals)
                    .strip();
            return new Unreadable(
                    tree,
                    "'" + sign + "='",
                    "Write '" + compound.getVariable() + " = " + compound.getVariable() + " " + sign + " "
                            + compound.getExpression() + ";'.");
        }
        if (expression instanceof UnaryTree unary) {
            String sign = operator.contains("++") ? "+" : "-";
            return new Unreadable(
                    tree,
                    "'" + sign + sign + "' outside the head of a loop",
                    "Write '" + unary.getExpression() + " = " + unary.getExpression() + " " + sign + " 1;'.");
        }
        return new Unreadable(tree, "this kind of assignment", "Write 'h = ...' with a local variable.");
    }

    static Unreadable expression(ExpressionTree tree) {
        return switch (tree.getKind()) {
            case CONDITIONAL_EXPRESSION, SWITCH_EXPRESSION -> new Unreadable(tree, "a choice", CHOICE);
            case LAMBDA_EXPRESSION, MEMBER_REFERENCE ->
                new Unreadable(tree, "a lambda", "Call a default method of the model instead.");
            case NEW_CLASS ->
                new Unreadable(
                        tree, "an object that is no record of tensors", "Declare a record of Tensor components.");
            case NEW_ARRAY -> new Unreadable(tree, "an array", "Pass the values one by one.");
            case TYPE_CAST -> new Unreadable(tree, "a cast", "Write what has the type already.");
            case ASSIGNMENT -> new Unreadable(tree, "an assignment inside an expression", "Write it as a statement.");
            case POSTFIX_INCREMENT, PREFIX_INCREMENT, POSTFIX_DECREMENT, PREFIX_DECREMENT ->
                new Unreadable(tree, "a variable that changes inside an expression", "Write an assignment before it.");
            case EQUAL_TO,
                    NOT_EQUAL_TO,
                    LESS_THAN,
                    GREATER_THAN,
                    LESS_THAN_EQUAL,
                    GREATER_THAN_EQUAL,
                    CONDITIONAL_AND,
                    CONDITIONAL_OR,
                    LOGICAL_COMPLEMENT,
                    INSTANCE_OF -> new Unreadable(tree, "a condition", CHOICE);
            default ->
                new Unreadable(
                        tree,
                        "this kind of expression",
                        "Call members and functions of Tensor, with tensors and numbers.");
        };
    }
}
