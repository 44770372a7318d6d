// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Truth;

/**
 * Java text of formulas: a local variable for each value that is used more than once, under the name that its author
 * gave it where there is one, and everything else inlined with the parentheses that Java needs. In double the text
 * computes, bit for bit, what {@link Formula#evaluate} does, if the functions it calls do.
 */
public final class FormulaWriter {

    /** The longest text that is inlined into another expression. */
    private static final int LONGEST_INLINED = 80;

    /** The same for values that have a name, which says more than a long text. */
    private static final int LONGEST_NAMED_INLINED = 32;

    /**
     * Java text of one formula.
     *
     * @param statements complete statements, in order, that declare the locals
     * @param results one expression for each result; it may read the locals
     */
    public record Written(List<String> statements, List<String> results) {
        public Written {
            statements = List.copyOf(statements);
            results = List.copyOf(results);
        }
    }

    private final Formula formula;
    private final Precision precision;
    private final NameScope names;
    private final ExpressionWriter expressions;
    private final List<String> statements = new ArrayList<>();
    private final int[] uses;

    private FormulaWriter(Formula formula, Precision precision, NameScope names, ExpressionWriter expressions) {
        this.formula = formula;
        this.precision = precision;
        this.names = names;
        this.expressions = expressions;
        this.uses = uses(formula);
    }

    /**
     * The Java text of a formula.
     *
     * @param math the class whose static methods compute the functions, for instance {@code FloatMath}. With
     *     {@code Math} and {@code StrictMath}, whose methods return double, float code contains casts
     * @param arguments for each input an expression of the precision's type without side effects: a name, a literal, an
     *     array element. One that is used more than once and is neither name nor literal gets a local
     * @param names hands out the names of the locals; it must know the names that the arguments contain
     */
    public static Written write(
            Formula formula, Precision precision, String math, List<String> arguments, NameScope names) {
        if (arguments.size() != formula.arity()) {
            throw new IllegalArgumentException("'" + formula.name() + "' takes " + formula.arity() + " values "
                    + formula.inputs() + ", but was given " + arguments);
        }
        ExpressionWriter expressions = new ExpressionWriter(formula, precision, math, arguments);
        return new FormulaWriter(formula, precision, names, expressions).write();
    }

    private Written write() {
        boolean[] live = formula.live();
        for (int i = 0; i < live.length; i++) {
            if (live[i]) {
                Expression expression = expressions.expression(i);
                expressions.define(i, needsLocal(i, expression) ? local(i, expression) : expression);
            }
        }
        return new Written(
                statements,
                formula.results().stream()
                        .map(result -> expressions.defined(result).text())
                        .toList());
    }

    private boolean needsLocal(int i, Expression expression) {
        Instruction instruction = formula.instructions().get(i);
        if (instruction instanceof Constant || instruction instanceof Truth) {
            return false;
        }
        if (uses[i] > 1) {
            return !expression.isNameOrLiteral();
        }
        boolean isResult = formula.results().contains(i);
        int longest = formula.hints().get(i).isEmpty() ? LONGEST_INLINED : LONGEST_NAMED_INLINED;
        return !(instruction instanceof Input) && !isResult && expression.text().length() > longest;
    }

    private Expression local(int i, Expression expression) {
        String hint = formula.hints().get(i);
        Instruction instruction = formula.instructions().get(i);
        String name = names.fresh(hint.isEmpty() ? LocalNames.of(formula, instruction) : hint);
        String type = formula.isCondition(i) ? "boolean" : precision.type();
        statements.add(type + " " + name + " = " + expression.text() + ";");
        return Expression.primary(name);
    }

    /** How often each value is read by an instruction that a result needs, or is a result. */
    private static int[] uses(Formula formula) {
        int[] uses = new int[formula.instructions().size()];
        boolean[] live = formula.live();
        formula.results().forEach(result -> uses[result]++);
        for (int i = 0; i < live.length; i++) {
            List<Integer> operands = live[i] ? formula.instructions().get(i).operands() : Collections.emptyList();
            operands.forEach(operand -> uses[operand]++);
        }
        return uses;
    }
}
