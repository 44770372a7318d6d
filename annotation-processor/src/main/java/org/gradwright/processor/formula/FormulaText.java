// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Carried;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Element;
import org.gradwright.processor.formula.Instruction.Given;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.IntegerCall;
import org.gradwright.processor.formula.Instruction.Length;
import org.gradwright.processor.formula.Instruction.Logic;
import org.gradwright.processor.formula.Instruction.Loop;
import org.gradwright.processor.formula.Instruction.Scratch;
import org.gradwright.processor.formula.Instruction.ToInteger;
import org.gradwright.processor.formula.Instruction.ToNumber;
import org.gradwright.processor.formula.Instruction.Truth;
import org.gradwright.processor.formula.Instruction.Whole;
import org.gradwright.processor.formula.Instruction.Written;

/**
 * Text of formulas for annotations in class files: one line of ASCII, such as
 * {@code relu(x): input 0; constant 0.0; greater 0 1; select 2 0 1 -> 3}. Instructions are numbered from 0 as they
 * stand; one with a name is written {@code name = subtract 0 1}. The bodies of loops and the slopes that are given follow
 * behind a bar, {@code up 1 1 0 2 3} being a loop over formula 1 of them that carries one value.
 */
final class FormulaText {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private static final String NEXT = " | ";

    private FormulaText() {}

    static String encode(Formula formula) {
        List<Formula> inner = new ArrayList<>();
        StringBuilder text = new StringBuilder(encode(formula, inner));
        for (int i = 0; i < inner.size(); i++) {
            text.append(NEXT).append(encode(inner.get(i), inner));
        }
        return text.toString();
    }

    /** One formula; those that it contains are appended to {@code inner} and stand as their numbers, from 1 on. */
    private static String encode(Formula formula, List<Formula> inner) {
        StringBuilder text = new StringBuilder(ascii(formula.name()));
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < formula.arity(); i++) {
            Kind kind = formula.kinds().get(i);
            inputs.add((kind == Kind.NUMBER ? "" : word(kind) + " ")
                    + ascii(formula.inputs().get(i)));
        }
        text.append('(').append(String.join(", ", inputs)).append("): ");
        for (int i = 0; i < formula.instructions().size(); i++) {
            text.append(i == 0 ? "" : "; ");
            String hint = formula.hints().get(i);
            text.append(hint.isEmpty() ? "" : ascii(hint) + " = ");
            text.append(encode(formula.instructions().get(i), inner));
        }
        text.append(" -> ");
        text.append(formula.results().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        return text.toString();
    }

    private static String encode(Instruction instruction, List<Formula> inner) {
        String operands =
                instruction.operands().stream().map(operand -> " " + operand).collect(Collectors.joining());
        if (instruction instanceof Input input) {
            return "input " + input.index();
        }
        if (instruction instanceof Constant constant) {
            return "constant " + Precision.DOUBLE.literal(constant.value()).replace("Double.", "");
        }
        if (instruction instanceof Whole whole) {
            return "whole " + whole.value();
        }
        if (instruction instanceof Truth truth) {
            return "truth " + truth.value();
        }
        if (instruction instanceof Call call) {
            return word(call.function()) + operands;
        }
        if (instruction instanceof IntegerCall call) {
            return "integer_" + word(call.function()) + operands;
        }
        if (instruction instanceof Compare compare) {
            return compare.relation().word() + operands;
        }
        if (instruction instanceof Logic logic) {
            return logic.connective().word() + operands;
        }
        if (instruction instanceof Loop loop) {
            inner.add(loop.body());
            return (loop.down() ? "down " : "up ") + inner.size() + " "
                    + loop.initial().size() + operands;
        }
        if (instruction instanceof Carried carried) {
            return "carried " + carried.loop() + " " + carried.index();
        }
        if (instruction instanceof Given given) {
            int first = inner.size() + 1;
            inner.addAll(given.slopes());
            return "given " + first + operands;
        }
        if (instruction instanceof Scratch scratch) {
            return "scratch " + ascii(scratch.id()) + operands;
        }
        if (instruction instanceof Written written) {
            return (written.adds() ? "add_to" : "put") + operands;
        }
        return simpleWord(instruction) + operands;
    }

    private static String simpleWord(Instruction instruction) {
        if (instruction instanceof ToNumber) {
            return "to_number";
        }
        if (instruction instanceof ToInteger) {
            return "to_integer";
        }
        if (instruction instanceof Length) {
            return "length";
        }
        return instruction instanceof Element ? "element" : "select";
    }

    static Formula decode(String text) {
        String[] formulas = text.split(Pattern.quote(NEXT), -1);
        return new FormulaTextReader(formulas).read(0);
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String word(ScalarFunction function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    /** The text with a backslash, u and four hexadecimal digits for each character beyond ASCII. */
    private static String ascii(String text) {
        return text.chars()
                .mapToObj(c -> c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
    }

    static String unicode(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }
}
