// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Element;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.IntegerCall;
import org.gradwright.processor.formula.Instruction.Length;
import org.gradwright.processor.formula.Instruction.Logic;
import org.gradwright.processor.formula.Instruction.Select;
import org.gradwright.processor.formula.Instruction.ToInteger;
import org.gradwright.processor.formula.Instruction.ToNumber;
import org.gradwright.processor.formula.Instruction.Truth;
import org.gradwright.processor.formula.Instruction.Whole;

/** Java expressions of the instructions of one formula, over the expressions that their operands were defined as. */
final class ExpressionWriter {

    private final Formula formula;
    private final Precision precision;
    private final String math;
    private final List<Argument> arguments;
    private final Map<Integer, Expression> defined = new HashMap<>();
    private final Map<Integer, Argument> rows = new HashMap<>();

    ExpressionWriter(Formula formula, Precision precision, String math, List<Argument> arguments) {
        this.formula = formula;
        this.precision = precision;
        this.math = math;
        this.arguments = List.copyOf(arguments);
    }

    /** From now on the value of an instruction is written like this. */
    void define(int position, Expression expression) {
        defined.put(position, expression);
    }

    /** How the value of an instruction is written. */
    Expression defined(int position) {
        Expression expression = defined.get(position);
        if (expression == null) {
            throw new IllegalStateException("instruction " + position + " has not been written");
        }
        return expression;
    }

    /** From now on the value of an instruction that is a row lies there. */
    void defineRow(int position, Argument row) {
        rows.put(position, row);
    }

    /** Where the value of an instruction that is a row lies. */
    Argument row(int position) {
        if (formula.instructions().get(position) instanceof Input input) {
            return arguments.get(input.index());
        }
        Argument row = rows.get(position);
        if (row == null) {
            throw new IllegalStateException("row " + position + " has not been written");
        }
        return row;
    }

    /** The element of a row at an index. */
    Expression element(int row, int index) {
        return Expression.primary(row(row).element(defined(index)));
    }

    /** The expression that computes an instruction. */
    Expression expression(int position) {
        Instruction instruction = formula.instructions().get(position);
        if (instruction instanceof Input input) {
            return Expression.parse(arguments.get(input.index()).text());
        }
        if (instruction instanceof Whole whole) {
            return Expression.parse(String.valueOf(whole.value()));
        }
        if (instruction instanceof ToNumber conversion) {
            return new Expression(
                    "(" + precision.type() + ") "
                            + defined(conversion.integer()).operand(Expression.UNARY),
                    Expression.UNARY);
        }
        if (instruction instanceof ToInteger conversion) {
            return new Expression("(int) " + defined(conversion.number()).operand(Expression.UNARY), Expression.UNARY);
        }
        if (instruction instanceof Length length) {
            return Expression.primary(row(length.row()).extent());
        }
        if (instruction instanceof Element element) {
            return element(element.row(), element.index());
        }
        if (instruction instanceof IntegerCall call) {
            return integer(call);
        }
        if (instruction instanceof Constant constant) {
            return Expression.parse(precision.literal(constant.value()));
        }
        if (instruction instanceof Truth truth) {
            return Expression.primary(String.valueOf(truth.value()));
        }
        if (instruction instanceof Call call) {
            return call(call);
        }
        if (instruction instanceof Compare compare) {
            boolean equality = compare.relation() == Relation.EQUAL || compare.relation() == Relation.NOT_EQUAL;
            int binding = equality ? Expression.EQUALITY : Expression.RELATIONAL;
            return binary(compare.relation().operator(), binding, compare.left(), compare.right());
        }
        if (instruction instanceof Logic logic) {
            return logic(logic);
        }
        return select((Select) instruction);
    }

    private Expression integer(IntegerCall call) {
        List<Integer> arguments = call.arguments();
        return switch (call.function()) {
            case ADD, SUBTRACT ->
                binary(call.function().javaName(), Expression.ADDITIVE, arguments.get(0), arguments.get(1));
            case MULTIPLY, DIVIDE, REMAINDER ->
                binary(call.function().javaName(), Expression.MULTIPLICATIVE, arguments.get(0), arguments.get(1));
            case NEGATE -> new Expression("-" + defined(arguments.get(0)).negated(), Expression.UNARY);
            default -> {
                List<String> texts =
                        arguments.stream().map(each -> defined(each).text()).toList();
                yield Expression.primary("Math." + call.function().javaName() + "(" + String.join(", ", texts) + ")");
            }
        };
    }

    private Expression call(Call call) {
        return switch (call.function()) {
            case ADD, SUBTRACT -> arithmetic(call, Expression.ADDITIVE);
            case MULTIPLY, DIVIDE, REMAINDER -> arithmetic(call, Expression.MULTIPLICATIVE);
            case NEGATE -> negation(call.arguments().get(0));
            default -> method(call);
        };
    }

    private Expression arithmetic(Call call, int binding) {
        return binary(
                call.function().javaName(),
                binding,
                call.arguments().get(0),
                call.arguments().get(1));
    }

    private Expression binary(String operator, int binding, int left, int right) {
        String text = number(left, right).operand(binding) + " " + operator + " "
                + number(right, left).operand(binding + 1);
        return new Expression(text, binding);
    }

    /** The value of an operand; a small whole number beside something that is not constant needs no decimal point. */
    private Expression number(int position, int other) {
        if (formula.instructions().get(position) instanceof Constant constant
                && !(formula.instructions().get(other) instanceof Constant)
                && Precision.isSmallInteger(constant.value())) {
            return new Expression(
                    String.valueOf((int) constant.value()),
                    constant.value() < 0 ? Expression.UNARY : Expression.PRIMARY);
        }
        return defined(position);
    }

    /** {@code -a * b} for {@code -(a * b)}, which has the same bits. */
    private Expression negation(int operand) {
        Expression expression = defined(operand);
        boolean product = formula.instructions().get(operand) instanceof Call call
                && (call.function() == ScalarFunction.MULTIPLY || call.function() == ScalarFunction.DIVIDE)
                && expression.binding() == Expression.MULTIPLICATIVE
                && !expression.text().startsWith("-");
        return product
                ? new Expression("-" + expression.text(), Expression.MULTIPLICATIVE)
                : new Expression("-" + expression.negated(), Expression.UNARY);
    }

    private Expression method(Call call) {
        List<String> texts = new ArrayList<>();
        call.arguments().forEach(argument -> texts.add(defined(argument).text()));
        boolean javaLang = math.equals("Math") || math.equals("StrictMath");
        // StrictMath has fma from Java 19 on only; fma is exact, and so the same in both
        String owner = javaLang && call.function() == ScalarFunction.FMA ? "Math" : math;
        String text = owner + "." + call.function().javaName() + "(" + String.join(", ", texts) + ")";
        return javaLang && precision == Precision.FLOAT && !call.function().hasFloatOverload()
                ? new Expression("(float) " + text, Expression.UNARY)
                : Expression.primary(text);
    }

    private Expression logic(Logic logic) {
        Expression first = defined(logic.arguments().get(0));
        if (logic.connective() == Connective.NOT) {
            return new Expression("!" + first.operand(Expression.UNARY), Expression.UNARY);
        }
        int binding = logic.connective() == Connective.AND ? Expression.AND : Expression.OR;
        Expression second = defined(logic.arguments().get(1));
        String text = term(first, binding) + " " + logic.connective().operator() + " " + term(second, binding);
        return new Expression(text, binding);
    }

    /** A term of a chain: one of the other connective stands in parentheses even where Java needs none. */
    private static String term(Expression expression, int binding) {
        return expression.binding() == binding ? expression.text() : expression.operand(Expression.EQUALITY);
    }

    private Expression select(Select select) {
        String text = defined(select.condition()).operand(Expression.OR) + " ? "
                + defined(select.whenTrue()).operand(Expression.OR) + " : "
                + defined(select.whenFalse()).text();
        return new Expression(text, Expression.TERNARY);
    }
}
