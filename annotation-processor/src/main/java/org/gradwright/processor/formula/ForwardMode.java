// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.gradwright.processor.formula.DerivativeRules.Application;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Given;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Select;

/** The chain rule in forward mode: for every value of a formula its slope in one input, written beside the values. */
final class ForwardMode {

    private final Formula formula;
    private final FormulaBuilder builder;
    private final int[] values;
    private final Tangents tangents;
    private final DerivativeRules rules;

    /**
     * Writes a formula and its slopes into a builder.
     *
     * @param arguments positions in the builder of what stands for the formula's inputs
     */
    ForwardMode(Formula formula, FormulaBuilder builder, int[] arguments, DerivativeRules rules) {
        if (!formula.isScalar()) {
            throw new IllegalArgumentException("'" + formula.name() + "' has loops or inputs that are no numbers");
        }
        if (formula.results().size() != 1) {
            throw new IllegalArgumentException(
                    "'" + formula.name() + "' has " + formula.results().size() + " results, but must have one");
        }
        this.formula = formula;
        this.builder = builder;
        this.values = builder.copies(formula, arguments);
        this.tangents = new Tangents(builder);
        this.rules = rules;
    }

    /** The position of the formula's result. */
    int value() {
        return values[formula.results().get(0)];
    }

    /** The position of the slope of the formula's result in one input. */
    int slope(int input) {
        BitSet live = formula.live();
        int[] slopes = new int[values.length];
        Arrays.fill(slopes, tangents.zero());
        for (int i = 0; i < values.length; i++) {
            Instruction instruction = formula.instructions().get(i);
            if (!live.get(i) || formula.isCondition(i)) {
                continue;
            }
            if (instruction instanceof Input read && read.index() == input) {
                slopes[i] = builder.constant(1);
            } else if (instruction instanceof Given given) {
                slopes[i] = slope(given, slopes);
            } else if (instruction instanceof Select select) {
                slopes[i] = slope(select, values[i], slopes);
            } else if (instruction instanceof Call call) {
                slopes[i] = slope(call, values[i], slopes);
            }
        }
        return slopes[formula.results().get(0)];
    }

    /** {@code factor * slope}, where {@code factor} is a position in the builder. */
    int scaledSlope(int factor, int input) {
        return tangents.product(factor, slope(input));
    }

    private int slope(Select select, int value, int[] slopes) {
        int whenTrue = slopes[select.whenTrue()];
        int whenFalse = slopes[select.whenFalse()];
        // the builder may have made something simpler of the select, or swapped its branches
        return builder.at(value).equals(select.renumbered(operand -> values[operand]))
                ? tangents.select(value, whenTrue, whenFalse)
                : builder.select(values[select.condition()], whenTrue, whenFalse);
    }

    private int slope(Given given, int[] slopes) {
        int[] arguments = given.arguments().stream()
                .mapToInt(argument -> values[argument])
                .toArray();
        int sum = tangents.zero();
        for (int i = 0; i < arguments.length; i++) {
            int inner = slopes[given.arguments().get(i)];
            if (inner != tangents.zero()) {
                int partial = builder.append(given.slopes().get(i), arguments)[0];
                sum = tangents.sum(sum, tangents.product(partial, inner));
            }
        }
        return sum;
    }

    private int slope(Call call, int value, int[] slopes) {
        Optional<Logistic> logistic = Logistic.of(formula.instructions(), call);
        if (logistic.isPresent()) {
            return tangents.product(
                    logistic.get().slope(builder, value), slopes[logistic.get().exponent()]);
        }
        List<Integer> arguments =
                call.arguments().stream().map(argument -> values[argument]).toList();
        int sum = tangents.zero();
        for (int i = 0; i < arguments.size(); i++) {
            int inner = slopes[call.arguments().get(i)];
            if (inner != tangents.zero()) {
                Application application = new Application(arguments, value, i);
                int partial = rules.of(call.function()).partial(builder, application);
                sum = tangents.sum(sum, tangents.product(partial, inner));
            }
        }
        return sum;
    }
}
