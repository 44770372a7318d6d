// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import org.gradwright.processor.formula.Instruction.Select;
import org.gradwright.processor.formula.Instruction.ToInteger;
import org.gradwright.processor.formula.Instruction.ToNumber;
import org.gradwright.processor.formula.Instruction.Truth;
import org.gradwright.processor.formula.Instruction.Whole;
import org.gradwright.processor.formula.Instruction.Written;

/** Reads what {@link FormulaText} writes. */
final class FormulaTextReader {

    private final String[] formulas;

    /** Of the formula that is being read. */
    private final List<Kind> kinds = new ArrayList<>();

    private final List<Instruction> instructions = new ArrayList<>();

    FormulaTextReader(String[] formulas) {
        this.formulas = formulas;
    }

    /** The formula number {@code number}. */
    Formula read(int number) {
        String text = formulas[number];
        int open = text.indexOf('(');
        int close = text.indexOf("): ", open);
        int arrow = text.indexOf(" -> ", close + 3);
        if (open < 0 || close < 0 || arrow < 0) {
            throw new IllegalArgumentException(
                    "formula '" + text + "' is not of the form 'name(inputs): steps -> results'");
        }
        List<String> inputs = inputs(text.substring(open + 1, close));
        List<String> hints = new ArrayList<>();
        for (String step : text.substring(close + 3, arrow).split("; ", -1)) {
            int equals = step.indexOf(" = ");
            hints.add(equals < 0 ? "" : FormulaText.unicode(step.substring(0, equals)));
            String[] words = step.substring(equals < 0 ? 0 : equals + 3).split(" ", -1);
            instructions.add(instruction(number, words, "instruction " + instructions.size() + " '" + step + "': "));
        }
        List<Integer> results = numbers(text.substring(arrow + 4).split(" ", -1), 0, "results: ");
        return new Formula(FormulaText.unicode(text.substring(0, open)), inputs, kinds, instructions, results, hints);
    }

    private List<String> inputs(String list) {
        List<String> inputs = new ArrayList<>();
        for (String input : list.isEmpty() ? new String[0] : list.split(", ", -1)) {
            int space = input.indexOf(' ');
            kinds.add(space < 0 ? Kind.NUMBER : kind(input.substring(0, space)));
            inputs.add(FormulaText.unicode(input.substring(space + 1)));
        }
        return inputs;
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> FormulaText.word(kind).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no kind '" + word + "' of input"));
    }

    private Instruction instruction(int number, String[] words, String where) {
        switch (words[0]) {
            case "constant" -> {
                requireCount(words, 1, where);
                return new Constant(constant(words[1], where));
            }
            case "truth" -> {
                requireCount(words, 1, where);
                return new Truth(Boolean.parseBoolean(words[1]));
            }
            case "scratch" -> {
                requireCount(words, 2, where);
                return new Scratch(numbers(words, 2, where).get(0), FormulaText.unicode(words[1]));
            }
            default -> {
                List<Integer> operands = numbers(words, 1, where);
                return simple(words, operands, where)
                        .or(() -> ofRows(number, words, operands, where))
                        .or(() -> function(words, operands, where))
                        .orElseThrow(
                                () -> new IllegalArgumentException(where + "there is no function '" + words[0] + "'"));
            }
        }
    }

    private Optional<Instruction> simple(String[] words, List<Integer> operands, String where) {
        switch (words[0]) {
            case "input" -> {
                requireCount(words, 1, where);
                int index = operands.get(0);
                if (index < 0 || index >= kinds.size()) {
                    throw new IllegalArgumentException(where + "there are " + kinds.size() + " inputs");
                }
                return Optional.of(new Input(index, kinds.get(index)));
            }
            case "whole" -> {
                requireCount(words, 1, where);
                return Optional.of(new Whole(operands.get(0)));
            }
            case "to_number" -> {
                requireCount(words, 1, where);
                return Optional.of(new ToNumber(operands.get(0)));
            }
            case "to_integer" -> {
                requireCount(words, 1, where);
                return Optional.of(new ToInteger(operands.get(0)));
            }
            case "select" -> {
                requireCount(words, 3, where);
                return Optional.of(new Select(operands.get(0), operands.get(1), operands.get(2)));
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    private Optional<Instruction> ofRows(int number, String[] words, List<Integer> operands, String where) {
        switch (words[0]) {
            case "length" -> {
                requireCount(words, 1, where);
                return Optional.of(new Length(operands.get(0)));
            }
            case "element" -> {
                requireCount(words, 2, where);
                return Optional.of(new Element(operands.get(0), operands.get(1)));
            }
            case "put", "add_to" -> {
                requireCount(words, 3, where);
                return Optional.of(
                        new Written(operands.get(0), operands.get(1), operands.get(2), words[0].equals("add_to")));
            }
            case "up", "down" -> {
                return Optional.of(loop(number, words[0].equals("down"), operands, where));
            }
            case "carried" -> {
                requireCount(words, 2, where);
                return Optional.of(carried(operands, where));
            }
            case "given" -> {
                List<Integer> arguments = operands.subList(Math.min(2, operands.size()), operands.size());
                require(operands.size() >= 2, where + "has too few operands");
                List<Formula> slopes = new ArrayList<>();
                for (int i = 0; i < arguments.size(); i++) {
                    slopes.add(inner(number, operands.get(0) + i, where));
                }
                return Optional.of(new Given(operands.get(1), arguments, slopes));
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    private Loop loop(int number, boolean down, List<Integer> operands, String where) {
        int carries = operands.size() < 4 ? -1 : operands.get(1);
        require(carries >= 0 && operands.size() >= 4 + carries, where + "has too few operands");
        return new Loop(
                operands.get(2),
                operands.get(3),
                down,
                operands.subList(4, 4 + carries),
                operands.subList(4 + carries, operands.size()),
                inner(number, operands.get(0), where));
    }

    private Carried carried(List<Integer> operands, String where) {
        int loop = operands.get(0);
        int index = operands.get(1);
        require(
                loop >= 0
                        && loop < instructions.size()
                        && instructions.get(loop) instanceof Loop found
                        && index >= 0
                        && index < found.body().results().size(),
                where + "is no value of a loop");
        Formula body = ((Loop) instructions.get(loop)).body();
        return new Carried(loop, index, body.kind(body.results().get(index)));
    }

    /** A formula that another one contains: it stands behind that. */
    private Formula inner(int outer, int number, String where) {
        require(number > outer && number < formulas.length, where + "there is no formula " + number + " behind it");
        return new FormulaTextReader(formulas).read(number);
    }

    private static Optional<Instruction> function(String[] words, List<Integer> operands, String where) {
        for (Relation relation : Relation.values()) {
            if (relation.word().equals(words[0])) {
                requireCount(words, 2, where);
                return Optional.of(new Compare(relation, operands.get(0), operands.get(1)));
            }
        }
        for (Connective connective : Connective.values()) {
            if (connective.word().equals(words[0])) {
                return Optional.of(new Logic(connective, operands));
            }
        }
        for (ScalarFunction function : ScalarFunction.values()) {
            String word = FormulaText.word(function);
            if (word.equals(words[0])) {
                return Optional.of(new Call(function, operands));
            }
            if (words[0].equals("integer_" + word)) {
                return Optional.of(new IntegerCall(function, operands));
            }
        }
        return Optional.empty();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
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
}
