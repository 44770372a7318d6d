// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradwright.processor.formula.Instruction.Given;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Loop;

/**
 * Function of numbers and rows of numbers in static single assignment form: each instruction reads inputs and the values
 * of instructions before it, and the values at {@code results} are what the function returns. Immutable.
 *
 * @param name the name of the function, a Java identifier
 * @param inputs the names of its inputs, in order
 * @param kinds what each input is: a number, an integer, a row; a truth value in the body of a loop only
 * @param instructions the steps
 * @param results positions of the instructions whose values are returned; none of them a truth value
 * @param hints for each instruction the name that its author gave the value, or the empty text
 */
public record Formula(
        String name,
        List<String> inputs,
        List<Kind> kinds,
        List<Instruction> instructions,
        List<Integer> results,
        List<String> hints) {

    /**
     * @throws IllegalArgumentException when an instruction reads a later one, or a truth value where a number is due
     */
    public Formula {
        inputs = List.copyOf(inputs);
        kinds = List.copyOf(kinds);
        instructions = List.copyOf(instructions);
        results = List.copyOf(results);
        hints = List.copyOf(hints);
        FormulaCheck.check(inputs, kinds, instructions, results, hints);
    }

    /** A formula of numbers whose values carry no names. */
    public Formula(String name, List<String> inputs, List<Instruction> instructions, List<Integer> results) {
        this(
                name,
                inputs,
                Collections.nCopies(inputs.size(), Kind.NUMBER),
                instructions,
                results,
                Collections.nCopies(instructions.size(), ""));
    }

    /** The number of inputs. */
    public int arity() {
        return inputs.size();
    }

    /** The formula with the named inputs replaced by numbers, simplified. The other inputs keep their order. */
    public Formula bind(Map<String, Double> constants) {
        return FormulaBinding.bind(this, constants, Map.of());
    }

    /**
     * The formula for rows of known lengths and with the named inputs replaced by numbers, simplified. The other inputs
     * keep their order.
     *
     * @param lengths the numbers of elements of inputs that are rows
     */
    public Formula bind(Map<String, Double> constants, Map<String, Integer> lengths) {
        return FormulaBinding.bind(this, constants, lengths);
    }

    /** Whether all inputs are numbers, and no row or loop occurs. */
    public boolean isScalar() {
        return kinds.stream().allMatch(kind -> kind == Kind.NUMBER)
                && instructions.stream().noneMatch(Loop.class::isInstance);
    }

    /** Whether this is {@code x} where its only input {@code x > 0}, and else 0. */
    public boolean isRectifier() {
        return arity() == 1 && results.size() == 1 && Rectifier.isPlain(instructions, results.get(0));
    }

    /**
     * The same formula without loops over constant indices: each round is written out. Empty if that takes more than
     * {@code most} instructions.
     */
    public Optional<Formula> unrolled(int most) {
        FormulaBuilder builder = new FormulaBuilder(inputs, kinds).unrolling(most);
        int[] results = builder.append(this, builder.allInputs());
        return builder.size() > most ? Optional.empty() : Optional.of(builder.build(name, results));
    }

    /** The same formula, in which slopes that were given are forgotten. */
    Formula withoutGiven() {
        if (!hasGiven()) {
            return this;
        }
        FormulaBuilder builder = new FormulaBuilder(inputs, kinds).forgetting();
        return builder.build(name, builder.append(this, builder.allInputs()));
    }

    /** The same formula, whose values carry no names. */
    public Formula withoutHints() {
        return new Formula(name, inputs, kinds, instructions, results, Collections.nCopies(instructions.size(), ""));
    }

    private boolean hasGiven() {
        return instructions.stream()
                .anyMatch(each -> each instanceof Given
                        || (each instanceof Loop loop && loop.body().hasGiven()));
    }

    /** The same formula under another name. */
    public Formula named(String name) {
        return new Formula(name, inputs, kinds, instructions, results, hints);
    }

    /** One line of ASCII text from which {@link #decode} makes an equal formula. The same on every platform. */
    public String encode() {
        return FormulaText.encode(this);
    }

    /**
     * The formula that {@link #encode} wrote as this text.
     *
     * @throws IllegalArgumentException that says what is wrong where, when the text is not such a text
     */
    public static Formula decode(String text) {
        return FormulaText.decode(text);
    }

    /** Sixteen hexadecimal digits that differ, with near certainty, between formulas that are encoded differently. */
    public String fingerprint() {
        return Fingerprint.of(encode());
    }

    /**
     * The results of a formula of numbers for the inputs' values, computed step by step in double with
     * {@link StrictMath}.
     *
     * @throws IllegalArgumentException when the number of values is not {@link #arity()}
     */
    public double[] evaluate(double... values) {
        List<Double> inputs = Arrays.stream(values).boxed().toList();
        return compute(inputs).stream().mapToDouble(value -> (Double) value).toArray();
    }

    /**
     * The results for the inputs' values, computed step by step in double with {@link StrictMath}. A number is a
     * {@link Double}, an integer an {@link Integer}, a row a {@code double[]}, which is not changed.
     *
     * @throws IllegalArgumentException when the number of values is not {@link #arity()}
     */
    public List<Object> compute(List<?> values) {
        return FormulaInterpreter.compute(this, values);
    }

    /** Whether a result depends on the input number {@code input}. */
    public boolean uses(int input) {
        BitSet live = live();
        for (int i = 0; i < instructions.size(); i++) {
            if (live.get(i) && instructions.get(i) instanceof Input read && read.index() == input) {
                return true;
            }
        }
        return false;
    }

    /** What the value of an instruction is. */
    public Kind kind(int instruction) {
        return FormulaCheck.kind(instructions, instruction);
    }

    /** Whether the value of the instruction is a truth value. */
    public boolean isCondition(int instruction) {
        return kind(instruction) == Kind.TRUTH;
    }

    /** For each instruction, whether a result needs it. */
    BitSet live() {
        return Liveness.of(instructions, results).live();
    }
}
