// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.tree.Tree;

/**
 * What a kind of tree is called in a message, and what to write instead.
 *
 * @param what the words after "a formula cannot contain"
 * @param fix a sentence
 */
record Unsupported(String what, String fix) {

    /** A statement that no formula contains. */
    static Unsupported statement(Tree.Kind kind) {
        return switch (kind) {
            case WHILE_LOOP, DO_WHILE_LOOP ->
                new Unsupported(
                        "a loop without a fixed number of rounds",
                        "Count the rounds: 'for (int i = 0; i < n; i++)', with an n that does not change.");
            case BREAK -> new Unsupported("a break", "Let the loop run to its end, and put what counts into an if.");
            case CONTINUE -> new Unsupported("a continue", "Put what follows it into an if.");
            case LABELED_STATEMENT -> new Unsupported("a label", "Remove it; every loop runs to its end.");
            case SWITCH -> new Unsupported("a switch", "Write it with if and else, or with ? :.");
            case TRY -> new Unsupported("a try statement", "Remove it; arithmetic on double throws nothing.");
            case THROW -> new Unsupported("a throw statement", "Return Double.NaN where there is no value.");
            case ASSERT -> new Unsupported("an assertion", "Remove it.");
            case SYNCHRONIZED -> new Unsupported("a synchronized statement", "Remove it; a formula has no state.");
            case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE ->
                new Unsupported("a class", "Write static methods beside this one and call them.");
            case POSTFIX_INCREMENT, PREFIX_INCREMENT ->
                new Unsupported("an increment inside an expression", "Write it as a statement before this one.");
            case POSTFIX_DECREMENT, PREFIX_DECREMENT ->
                new Unsupported("a decrement inside an expression", "Write it as a statement before this one.");
            case AND_ASSIGNMENT, OR_ASSIGNMENT, XOR_ASSIGNMENT ->
                new Unsupported("a bitwise assignment", "Write it with && or ||.");
            case METHOD_INVOCATION ->
                new Unsupported("a call whose result is not used", "Remove it, or use what it returns.");
            default -> new Unsupported("this kind of statement", "Write it with assignments, if, else and return.");
        };
    }

    /** An expression that no formula contains. */
    static Unsupported expression(Tree.Kind kind) {
        return switch (kind) {
            case ARRAY_ACCESS ->
                new Unsupported("an element of something that is no parameter", "Let it be a 'double[]' parameter.");
            case NEW_ARRAY ->
                new Unsupported("an array of its own", "Keep what a loop computes in variables of type double.");
            case NULL_LITERAL -> new Unsupported("null", "Remove it; the arrays of a formula are always there.");
            case NEW_CLASS -> new Unsupported("an object", "Compute with double, int and boolean values only.");
            case LAMBDA_EXPRESSION, MEMBER_REFERENCE ->
                new Unsupported("a lambda", "Call a static method of the same class instead.");
            case SWITCH_EXPRESSION -> new Unsupported("a switch", "Write it with if and else, or with ? :.");
            case INSTANCE_OF -> new Unsupported("a type test", "Compute with double, int and boolean values only.");
            case STRING_LITERAL -> new Unsupported("a string", "Compute with double, int and boolean values only.");
            case CHAR_LITERAL -> new Unsupported("a char", "Write it as a number.");
            case FLOAT_LITERAL ->
                new Unsupported("a float", "Write it without 'f'; the float code is made of the double formula.");
            case LONG_LITERAL -> new Unsupported("a long", "Write it as a double, such as 1.0.");
            case ASSIGNMENT,
                    PLUS_ASSIGNMENT,
                    MINUS_ASSIGNMENT,
                    MULTIPLY_ASSIGNMENT,
                    DIVIDE_ASSIGNMENT,
                    REMAINDER_ASSIGNMENT ->
                new Unsupported("an assignment inside an expression", "Write it as a statement before this one.");
            case POSTFIX_INCREMENT, PREFIX_INCREMENT, POSTFIX_DECREMENT, PREFIX_DECREMENT -> statement(kind);
            case XOR ->
                new Unsupported(
                        "'^', a bitwise operator and no power",
                        "For a power write x * x or Math.pow(x, n); for truth values use &&, || and !.");
            case AND, OR ->
                new Unsupported("a bitwise operator", "Write it with &&, || and !, or with / and % of ints.");
            case LEFT_SHIFT, RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT ->
                new Unsupported("a shift", "Multiply or divide by a power of two instead.");
            case BITWISE_COMPLEMENT -> new Unsupported("a bitwise operator", "Write -n - 1 for ~n.");
            default -> new Unsupported("this kind of expression", "Compute with double, int and boolean values only.");
        };
    }
}
