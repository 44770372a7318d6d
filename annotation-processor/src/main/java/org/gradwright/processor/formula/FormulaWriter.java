// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Carried;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Loop;
import org.gradwright.processor.formula.Instruction.Scratch;
import org.gradwright.processor.formula.Instruction.Truth;
import org.gradwright.processor.formula.Instruction.Whole;

/**
 * Java text of formulas: a local variable for each value that is used more than once, under the name that its author
 * gave it where there is one, and everything else inlined with the parentheses that Java needs; a loop with a variable
 * for each value that it carries. In double the text computes, bit for bit, what {@link Formula#compute} does, if the
 * functions it calls do.
 */
public final class FormulaWriter {

    /** The longest text that is inlined into another expression. */
    private static final int LONGEST_INLINED = 80;

    /** The same for values that have a name, which says more than a long text. */
    private static final int LONGEST_NAMED_INLINED = 32;

    private static final String INDENT = "    ";

    /**
     * Java text of one formula.
     *
     * @param statements complete lines, in order, that declare the locals, run the loops and write into rows
     * @param results one expression for each result that is no row; it may read the locals
     */
    public record Written(List<String> statements, List<String> results) {
        public Written {
            statements = List.copyOf(statements);
            results = List.copyOf(results);
        }
    }

    /**
     * What is the same for a formula and the bodies of its loops.
     *
     * @param scratch for the name of a scratch row an array that is there already, or the name itself for a new one
     */
    private record Setting(Precision precision, String math, NameScope names, UnaryOperator<String> scratch) {
        Setting inner() {
            return new Setting(precision, math, names.inner(), scratch);
        }
    }

    private final Formula formula;
    private final Setting setting;
    private final ExpressionWriter expressions;
    private final List<String> statements = new ArrayList<>();
    private final Uses uses;

    private FormulaWriter(Formula formula, Setting setting, List<Argument> arguments) {
        this.formula = formula;
        this.setting = setting;
        this.expressions = new ExpressionWriter(formula, setting.precision, setting.math, arguments);
        this.uses = new Uses(formula);
    }

    /**
     * The Java text of a formula of numbers.
     *
     * @param math the class whose static methods compute the functions, for instance {@code FloatMath}. With
     *     {@code Math} and {@code StrictMath}, whose methods return double, float code contains casts
     * @param arguments for each input an expression of the precision's type without side effects: a name, a literal, an
     *     array element. One that is used more than once and is neither name nor literal gets a local
     * @param names hands out the names of the locals; it must know the names that the arguments contain
     */
    public static Written write(
            Formula formula, Precision precision, String math, List<String> arguments, NameScope names) {
        return write(
                formula, precision, math, arguments.stream().map(Argument::of).toList(), names, name -> "");
    }

    /**
     * The Java text of a formula.
     *
     * @param arguments what stands for each input
     * @param scratch for the name of a scratch row the array that serves as it; the empty text for a new array
     */
    public static Written write(
            Formula formula,
            Precision precision,
            String math,
            List<Argument> arguments,
            NameScope names,
            UnaryOperator<String> scratch) {
        if (arguments.size() != formula.arity()) {
            throw new IllegalArgumentException("'" + formula.name() + "' takes " + formula.arity() + " values "
                    + formula.inputs() + ", but was given " + arguments);
        }
        Formula values = formula.withoutGiven();
        FormulaWriter writer = new FormulaWriter(values, new Setting(precision, math, names, scratch), arguments);
        writer.write();
        List<String> results = new ArrayList<>();
        for (int result : values.results()) {
            if (values.kind(result) != Kind.ROW) {
                results.add(writer.expressions.defined(result).text());
            }
        }
        return new Written(writer.statements, results);
    }

    private void write() {
        for (int i = 0; i < formula.instructions().size(); i++) {
            if (!uses.isLive(i)) {
                continue;
            }
            Instruction instruction = formula.instructions().get(i);
            if (instruction instanceof Loop loop) {
                loop(i, loop);
            } else if (formula.kind(i) == Kind.ROW) {
                row(i, instruction);
            } else if (!(instruction instanceof Carried)) {
                Expression expression = expressions.expression(i);
                expressions.define(i, needsLocal(i, expression) ? local(i, expression) : expression);
            }
        }
    }

    private void row(int i, Instruction instruction) {
        if (instruction instanceof Scratch scratch) {
            String array = setting.scratch.apply(scratch.id());
            if (array.isEmpty()) {
                array = setting.names.fresh(scratch.id());
                String type = setting.precision.type();
                statements.add(type + "[] " + array + " = new " + type + "["
                        + expressions.defined(scratch.length()).text() + "];");
            }
            expressions.defineRow(i, Argument.array(array));
        } else if (instruction instanceof Instruction.Written written) {
            expressions.defineRow(i, expressions.row(written.row()));
            statements.add(expressions.element(written.row(), written.index()).text()
                    + (written.adds() ? " += " : " = ")
                    + expressions.defined(written.value()).text() + ";");
        }
    }

    private boolean needsLocal(int i, Expression expression) {
        Instruction instruction = formula.instructions().get(i);
        if (instruction instanceof Constant || instruction instanceof Truth || instruction instanceof Whole) {
            return false;
        }
        if (uses.count(i) > 1 || uses.isCaptured(i)) {
            return !expression.isNameOrLiteral();
        }
        boolean isResult = formula.results().contains(i);
        int longest = formula.hints().get(i).isEmpty() ? LONGEST_INLINED : LONGEST_NAMED_INLINED;
        return !(instruction instanceof Input) && !isResult && expression.text().length() > longest;
    }

    private Expression local(int i, Expression expression) {
        String hint = formula.hints().get(i);
        Instruction instruction = formula.instructions().get(i);
        String name = setting.names.fresh(hint.isEmpty() ? LocalNames.of(formula, instruction) : hint);
        statements.add(type(formula.kind(i)) + " " + name + " = " + expression.text() + ";");
        return Expression.primary(name);
    }

    private String type(Kind kind) {
        return switch (kind) {
            case NUMBER -> setting.precision.type();
            case INTEGER -> "int";
            case TRUTH -> "boolean";
            case ROW, LOOP -> throw new IllegalStateException("a " + kind + " has no variable");
        };
    }

    private void loop(int position, Loop loop) {
        Formula body = loop.body();
        int carries = loop.initial().size();
        String to = expressions.defined(loop.to()).text();
        String from = expressions.defined(loop.from()).text();
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < carries; i++) {
            arguments.add(carried(position, loop, i));
        }
        Setting block = setting.inner();
        String index = block.names.fresh(body.inputs().get(0));
        arguments.add(0, Argument.of(index));
        for (int captured : loop.captured()) {
            arguments.add(
                    formula.kind(captured) == Kind.ROW
                            ? expressions.row(captured)
                            : Argument.of(expressions.defined(captured).text()));
        }
        FormulaWriter inner = new FormulaWriter(body, block, arguments);
        inner.write();
        inner.carryOn(arguments.subList(1, 1 + carries));
        String end = formula.instructions().get(loop.to()) instanceof Whole last && loop.down()
                ? " >= " + (last.value() + 1)
                : (loop.down() ? " > " : " < ") + to;
        statements.add("for (int " + index + " = " + from + "; " + index + end + "; " + index
                + (loop.down() ? "--" : "++") + ") {");
        inner.statements.forEach(statement -> statements.add(INDENT + statement));
        statements.add("}");
    }

    /** Declares the variable of a carried value; where it is read afterwards it has that name, too. */
    private Argument carried(int position, Loop loop, int index) {
        int initial = loop.initial().get(index);
        Argument argument;
        if (formula.kind(initial) == Kind.ROW) {
            argument = expressions.row(initial);
        } else {
            String name = setting.names.fresh(loop.body().inputs().get(1 + index));
            statements.add(type(formula.kind(initial)) + " " + name + " = "
                    + expressions.defined(initial).text() + ";");
            argument = Argument.of(name);
        }
        for (int i = position; i < formula.instructions().size(); i++) {
            if (formula.instructions().get(i) instanceof Carried value
                    && value.loop() == position
                    && value.index() == index) {
                if (value.kind() == Kind.ROW) {
                    expressions.defineRow(i, argument);
                } else {
                    expressions.define(i, Expression.primary(argument.text()));
                }
            }
        }
        return argument;
    }

    /** Gives the variables of the carried values what they are in the next round: all of them at once. */
    private void carryOn(List<Argument> variables) {
        List<Integer> waiting = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            int result = formula.results().get(i);
            boolean unchanged = formula.instructions().get(result) instanceof Input input && input.index() == 1 + i;
            if (formula.kind(result) != Kind.ROW && !unchanged) {
                waiting.add(i);
            }
        }
        List<String> assignments = new ArrayList<>();
        for (int k = 0; k < waiting.size(); k++) {
            int i = waiting.get(k);
            int result = formula.results().get(i);
            String name = variables.get(i).text();
            boolean readLater = waiting.subList(k + 1, waiting.size()).stream()
                    .anyMatch(later -> uses.reads(formula.results().get(later), 1 + i));
            if (readLater) {
                String next = setting.names.fresh(name + "Next");
                statements.add(type(formula.kind(result)) + " " + next + " = "
                        + expressions.defined(result).text() + ";");
                assignments.add(name + " = " + next + ";");
            } else {
                statements.add(assignment(i, result, name));
            }
        }
        statements.addAll(assignments);
    }

    /** {@code sum += x} for {@code sum = sum + x}. */
    private String assignment(int carried, int result, String name) {
        String text = expressions.defined(result).text();
        if (formula.instructions().get(result) instanceof Call call
                && (call.function() == ScalarFunction.ADD || call.function() == ScalarFunction.SUBTRACT)
                && formula.instructions().get(call.arguments().get(0)) instanceof Input input
                && input.index() == 1 + carried
                && uses.count(result) == 1) {
            String operator = call.function().javaName();
            String start = name + " " + operator + " ";
            String operand = expressions.defined(call.arguments().get(1)).text();
            if (text.equals(start + operand)) {
                return name + " " + operator + "= " + operand + ";";
            }
        }
        return name + " = " + text + ";";
    }
}
