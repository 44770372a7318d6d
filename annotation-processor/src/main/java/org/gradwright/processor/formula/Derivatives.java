// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Input;

/**
 * Exact derivatives of formulas, by the chain rule over the partial derivatives in {@link DerivativeRules}. The
 * derivative of {@code c ? a : b} is {@code c ? a' : b'} with the same condition.
 */
public final class Derivatives {

    private Derivatives() {}

    /**
     * {@code d f / d input} for a formula with one result: a formula with the same inputs. Where the input is a row, the
     * formula has one more input, a row to which the derivative is added, and that is its result.
     */
    public static Formula derivative(Formula formula, int input) {
        return derivative(formula, input, DerivativeRules.STANDARD);
    }

    static Formula derivative(Formula formula, int input, DerivativeRules rules) {
        if (!formula.isScalar()) {
            Formula pullback = pullbacks(formula, List.of(input), rules);
            return pullback.bind(Map.of(pullback.inputs().get(0), 1.0));
        }
        FormulaBuilder builder = new FormulaBuilder(formula.inputs());
        int[] arguments =
                IntStream.range(0, formula.arity()).map(builder::input).toArray();
        ForwardMode forward = new ForwardMode(formula, builder, arguments, rules);
        return builder.build(formula.name(), forward.slope(input)).withoutGiven();
    }

    /**
     * {@code gradient * (d f / d input)}: what reaches the input when {@code gradient} reaches the result. Its inputs are
     * {@code gradient}, the inputs of the formula (under other names where they clash) and {@code result}, the value of
     * the formula: where the derivative contains that value, it reads {@code result} instead of computing it again, as
     * {@code gradient * (1 - result * result)} does for tanh. {@link Formula#uses} says which inputs it reads.
     */
    public static Formula pullback(Formula formula, int input) {
        NameScope names = new NameScope(List.of("gradient", "result"));
        List<String> inputs = new ArrayList<>();
        inputs.add("gradient");
        formula.inputs().forEach(name -> inputs.add(names.fresh(name)));
        inputs.add("result");
        FormulaBuilder builder = new FormulaBuilder(inputs);
        int gradient = builder.input(0);
        int[] arguments =
                IntStream.rangeClosed(1, formula.arity()).map(builder::input).toArray();
        ForwardMode forward = new ForwardMode(formula, builder, arguments, DerivativeRules.STANDARD);
        int pulled = forward.scaledSlope(gradient, input);
        return withResult(builder.build(formula.name(), pulled, forward.value()));
    }

    /**
     * What reaches some inputs of a formula when {@code gradient} reaches its result. Its inputs are {@code gradient}, the
     * inputs of the formula (under other names where they clash) and, for each chosen input that is a row, a row to which
     * its gradient is added. Its results are, for each chosen input, the number or the row.
     *
     * @param chosen numbers of inputs of the formula
     */
    public static Formula pullbacks(Formula formula, List<Integer> chosen) {
        return pullbacks(formula, chosen, DerivativeRules.STANDARD);
    }

    static Formula pullbacks(Formula formula, List<Integer> chosen, DerivativeRules rules) {
        NameScope names = new NameScope(List.of("gradient"));
        List<String> inputs = new ArrayList<>(List.of("gradient"));
        List<Kind> kinds = new ArrayList<>(List.of(Kind.NUMBER));
        for (int i = 0; i < formula.arity(); i++) {
            inputs.add(names.fresh(formula.inputs().get(i)));
            kinds.add(formula.kinds().get(i));
        }
        for (int i : chosen) {
            if (formula.kinds().get(i) == Kind.ROW) {
                inputs.add(names.fresh(formula.inputs().get(i) + "Gradient"));
                kinds.add(Kind.ROW);
            }
        }
        FormulaBuilder builder = new FormulaBuilder(inputs, kinds);
        int[] arguments =
                IntStream.rangeClosed(1, formula.arity()).map(builder::input).toArray();
        boolean[] varying = new boolean[formula.arity()];
        chosen.forEach(i -> varying[i] = true);
        ReverseMode reverse = new ReverseMode(formula, builder, arguments, varying, rules, names);
        int row = 1 + formula.arity();
        for (int i : chosen) {
            if (formula.kinds().get(i) == Kind.ROW) {
                reverse.addTo(i, builder.input(row++));
            }
        }
        reverse.seed(0, builder.input(0));
        reverse.run();
        int[] results = chosen.stream()
                .mapToInt(i -> formula.kinds().get(i) == Kind.ROW ? reverse.row(i) : reverse.number(i))
                .toArray();
        return builder.build(formula.name(), results).withoutGiven();
    }

    /** The first result of a formula whose second result is replaced by the last input. */
    private static Formula withResult(Formula both) {
        int result = both.results().get(1);
        Instruction computed = both.instructions().get(result);
        if (computed instanceof Input || computed instanceof Constant) {
            result = -1;
        }
        int condition = Rectifier.condition(both.instructions(), both.results().get(1));
        FormulaBuilder builder = new FormulaBuilder(both.inputs());
        int[] copies = new int[both.instructions().size()];
        for (int i = 0; i < copies.length; i++) {
            if (i == result) {
                copies[i] = builder.input(both.arity() - 1);
            } else if (i == condition) {
                Relation relation = ((Instruction.Compare) both.instructions().get(i)).relation();
                copies[i] = builder.compare(relation, builder.input(both.arity() - 1), builder.constant(0));
            } else {
                copies[i] = builder.copy(both, i, copies);
            }
        }
        return builder.build(both.name(), copies[both.results().get(0)]).withoutGiven();
    }
}
