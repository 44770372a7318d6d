// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Scalar function in static single assignment form: each instruction reads inputs and the values of instructions before
 * it, and the values at {@code results} are what the function returns. Immutable.
 *
 * @param name the name of the function, a Java identifier
 * @param inputs the names of its inputs, in order
 * @param instructions the steps
 * @param results positions of the instructions whose values are returned; all of them numbers
 * @param hints for each instruction the name that its author gave the value, or the empty text
 */
public record Formula(
        String name, List<String> inputs, List<Instruction> instructions, List<Integer> results, List<String> hints) {

    /**
     * @throws IllegalArgumentException when an instruction reads a later one, or a truth value where a number is due
     */
    public Formula {
        inputs = List.copyOf(inputs);
        instructions = List.copyOf(instructions);
        results = List.copyOf(results);
        hints = List.copyOf(hints);
        FormulaCheck.check(inputs, instructions, results, hints);
    }

    /** A formula whose values carry no names. */
    public Formula(String name, List<String> inputs, List<Instruction> instructions, List<Integer> results) {
        this(name, inputs, instructions, results, Collections.nCopies(instructions.size(), ""));
    }

    /** The number of inputs. */
    public int arity() {
        return inputs.size();
    }

    /** The formula with the named inputs replaced by numbers, simplified. The other inputs keep their order. */
    public Formula bind(Map<String, Double> constants) {
        for (String name : constants.keySet()) {
            if (!inputs.contains(name)) {
                throw new IllegalArgumentException(
                        "'" + this.name + "' has inputs " + inputs + ", but no '" + name + "'");
            }
        }
        List<String> free =
                inputs.stream().filter(input -> !constants.containsKey(input)).toList();
        FormulaBuilder builder = new FormulaBuilder(free);
        int[] arguments = new int[arity()];
        for (int i = 0; i < arguments.length; i++) {
            Double constant = constants.get(inputs.get(i));
            arguments[i] = constant == null ? builder.input(free.indexOf(inputs.get(i))) : builder.constant(constant);
        }
        return builder.build(name, builder.append(this, arguments));
    }

    /** The same formula under another name. */
    public Formula named(String name) {
        return new Formula(name, inputs, instructions, results, hints);
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
     * The results for the inputs' values, computed step by step in double with {@link StrictMath}.
     *
     * @throws IllegalArgumentException when the number of values is not {@link #arity()}
     */
    public double[] evaluate(double... values) {
        return FormulaInterpreter.evaluate(this, values);
    }

    /** Whether a result depends on the input number {@code input}. */
    public boolean uses(int input) {
        boolean[] live = live();
        for (int i = 0; i < live.length; i++) {
            if (live[i] && instructions.get(i).equals(new Instruction.Input(input))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the value of the instruction is a truth value rather than a number. */
    public boolean isCondition(int instruction) {
        return FormulaCheck.isCondition(instructions, instruction);
    }

    /** For each instruction, whether a result needs it. */
    boolean[] live() {
        return FormulaCheck.live(instructions, results);
    }
}
