// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;

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

    static Unreadable statement(StatementTree tree) {
        return switch (tree.getKind()) {
            case IF, SWITCH -> new Unreadable(tree, "a choice", CHOICE);
            case WHILE_LOOP, DO_WHILE_LOOP, ENHANCED_FOR_LOOP ->
                new Unreadable(
                        tree,
                        "a loop without a fixed number of rounds",
                        "Count the rounds: 'for (int i = 0; i < 3; i++)', with bounds that are constants.");
            case EXPRESSION_STATEMENT -> expressionStatement((ExpressionStatementTree) tree);
            case TRY, THROW, ASSERT, SYNCHRONIZED ->
                new Unreadable(tree, "a statement that only a running program can carry out", "Remove it.");
            case CLASS, INTERFACE, ENUM, RECORD -> new Unreadable(tree, "a class", "Declare it beside the method.");
            default ->
                new Unreadable(tree, "this kind of statement", "Write assignments, loops that count, and return.");
        };
    }

    private static Unreadable expressionStatement(ExpressionStatementTree tree) {
        return tree.getExpression() instanceof MethodInvocationTree
                ? new Unreadable(
                        tree,
                        "a call whose result is not used",
                        "Use what it gives, or remove it; tensors do not change.")
                : new Unreadable(tree, "this kind of assignment", "Write 'h = ...' with a local variable.");
    }

    static Unreadable expression(Tree tree) {
        return switch (tree.getKind()) {
            case CONDITIONAL_EXPRESSION, SWITCH_EXPRESSION -> new Unreadable(tree, "a choice", CHOICE);
            case LAMBDA_EXPRESSION, MEMBER_REFERENCE ->
                new Unreadable(tree, "a lambda", "Call a default method of the model instead.");
            case NEW_CLASS ->
                new Unreadable(
                        tree, "an object that is no record of tensors", "Declare a record of Tensor components.");
            case NEW_ARRAY -> new Unreadable(tree, "an array", "Pass the values one by one.");
            case NULL_LITERAL -> new Unreadable(tree, "null", "Pass a tensor.");
            default ->
                new Unreadable(
                        tree,
                        "this kind of expression",
                        "Call members and functions of Tensor, with tensors and numbers.");
        };
    }
}
