// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Logic;
import org.gradwright.processor.formula.Instruction.Select;
import org.gradwright.processor.formula.Instruction.Truth;

/**
 * Text of formulas for annotations in class files: one line of ASCII, such as
 * {@code relu(x): input 0; constant 0.0; greater 0 1; select 2 0 1 -> 3}. Instructions are numbered from 0 as they
 * stand; one with a name is written {@code name = subtract 0 1}.
 */
final class FormulaText {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private FormulaText() {}

    static String encode(Formula formula) {
        StringBuilder text = new StringBuilder(ascii(formula.name()));
        text.append('(').append(ascii(String.join(", ", formula.inputs()))).append("): ");
        for (int i = 0; i < formula.instructions().size(); i++) {
            text.append(i == 0 ? "" : "; ");
            String hint = formula.hints().get(i);
            text.append(hint.isEmpty() ? "" : ascii(hint) + " = ");
            text.append(encode(formula.instructions().get(i)));
        }
        text.append(" -> ");
        text.append(formula.results().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        return text.toString();
    }

    private static String encode(Instruction instruction) {
        String operands =
                instruction.operands().stream().map(operand -> " " + operand).collect(Collectors.joining());
        if (instruction instanceof Input input) {
            return "input " + input.index();
        }
        if (instruction instanceof Constant constant) {
            return "constant " + Precision.DOUBLE.literal(constant.value()).replace("Double.", "");
        }
        if (instruction instanceof Truth truth) {
            return "truth " + truth.value();
        }
        if (instruction instanceof Call call) {
            return word(call.function()) + operands;
        }
        if (instruction instanceof Compare compare) {
            return compare.relation().word() + operands;
        }
        if (instruction instanceof Logic logic) {
            return logic.connective().word() + operands;
        }
        return "select" + operands;
    }

    static Formula decode(String text) {
        int open = text.indexOf('(');
        int close = text.indexOf("): ", open);
        int arrow = text.indexOf(" -> ", close);
        if (open < 0 || close < 0 || arrow < 0) {
            throw new IllegalArgumentException(
                    "formula '" + text + "' is not of the form 'name(inputs): steps -> results'");
        }
        String list = unicode(text.substring(open + 1, close));
        List<String> inputs = list.isEmpty() ? List.of() : List.of(list.split(", ", -1));
        List<Instruction> instructions = new ArrayList<>();
        List<String> hints = new ArrayList<>();
        for (String step : text.substring(close + 3, arrow).split("; ", -1)) {
            int equals = step.indexOf(" = ");
            hints.add(equals < 0 ? "" : unicode(step.substring(0, equals)));
            String[] words = step.substring(equals < 0 ? 0 : equals + 3).split(" ", -1);
            instructions.add(decode(words, "instruction " + instructions.size() + " '" + step + "': "));
        }
        List<Integer> results = numbers(text.substring(arrow + 4).split(" ", -1), 0, "results: ");
        return new Formula(unicode(text.substring(0, open)), inputs, instructions, results, hints);
    }

    private static Instruction decode(String[] words, String where) {
        if (words[0].equals("constant") || words[0].equals("truth")) {
            requireCount(words, 1, where);
            return words[0].equals("truth")
                    ? new Truth(Boolean.parseBoolean(words[1]))
                    : new Constant(constant(words[1], where));
        }
        List<Integer> operands = numbers(words, 1, where);
        if (words[0].equals("input")) {
            requireCount(words, 1, where);
            return new Input(operands.get(0));
        }
        if (words[0].equals("select")) {
            requireCount(words, 3, where);
            return new Select(operands.get(0), operands.get(1), operands.get(2));
        }
        for (Relation relation : Relation.values()) {
            if (relation.word().equals(words[0])) {
                requireCount(words, 2, where);
                return new Compare(relation, operands.get(0), operands.get(1));
            }
        }
        for (Connective connective : Connective.values()) {
            if (connective.word().equals(words[0])) {
                return new Logic(connective, operands);
            }
        }
        for (ScalarFunction function : ScalarFunction.values()) {
            if (word(function).equals(words[0])) {
                return new Call(function, operands);
            }
        }
        throw new IllegalArgumentException(where + "there is no function '" + words[0] + "'");
    }

    private static void requireCount(String[] words, int count, String where) {
        if (words.length - 1 != count) {
            throw new IllegalArgumentException(where + "has " + (words.length - 1) + " operands, but takes " + count);
        }
    }

    private static List<Integer> numbers(String[] words, int from, String where) {
        return Arrays.stream(words, from, words.length)
                .map(word -> {
                    try {
                        return Integer.valueOf(word);
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException(where + "'" + word + "' is no position", e);
                    }
                })
                .toList();
    }

    private static double constant(String word, String where) {
        return switch (word) {
            case "POSITIVE_INFINITY" -> Double.POSITIVE_INFINITY;
            case "NEGATIVE_INFINITY" -> Double.NEGATIVE_INFINITY;
            default -> {
                try {
                    yield Double.parseDouble(word);
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(where + "'" + word + "' is no number", e);
                }
            }
        };
    }

    private static String word(ScalarFunction function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    /** The text with a backslash, u and four hexadecimal digits for each character beyond ASCII. */
    private static String ascii(String text) {
        return text.chars()
                .mapToObj(c -> c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
    }

    private static String unicode(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }
}
