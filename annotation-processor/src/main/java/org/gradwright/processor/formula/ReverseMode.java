// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gradwright.processor.formula.DerivativeRules.Application;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Carried;
import org.gradwright.processor.formula.Instruction.Element;
import org.gradwright.processor.formula.Instruction.Given;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Loop;
import org.gradwright.processor.formula.Instruction.Select;

/**
 * The chain rule in reverse mode: what reaches each input of a formula when something reaches its results, written
 * behind the values themselves. What reaches an element of a row is added to another row, the row's gradient.
 *
 * <p>A loop is run backwards over the same indices. Its body is computed again, from what the loop carried at that index;
 * the loop keeps of that what the body's slopes need, in a scratch row for each ({@link LoopGradient}).
 */
final class ReverseMode {

    /** The functions that have infinite slopes. */
    private static final Set<ScalarFunction> STEEP = EnumSet.of(
            ScalarFunction.DIVIDE,
            ScalarFunction.LOG,
            ScalarFunction.LOG1P,
            ScalarFunction.LOG10,
            ScalarFunction.SQRT,
            ScalarFunction.CBRT,
            ScalarFunction.POW,
            ScalarFunction.ASIN,
            ScalarFunction.ACOS);

    private final Formula formula;
    private final FormulaBuilder builder;
    private final DerivativeRules rules;
    private final Tangents tangents;
    private final boolean[] active;
    private final int[] values;
    private final int[] reaching;
    private final Map<Integer, LoopGradient.Forward> loops = new HashMap<>();
    /** By input: the gradient of a row. */
    private final Map<Integer, Integer> rows = new HashMap<>();

    /**
     * Writes the values of a formula into a builder.
     *
     * @param arguments positions in the builder of what stands for the formula's inputs
     * @param varying for each input whether it is one that slopes are asked for
     * @param scratch names the scratch rows
     */
    ReverseMode(
            Formula formula,
            FormulaBuilder builder,
            int[] arguments,
            boolean[] varying,
            DerivativeRules rules,
            NameScope scratch) {
        this.formula = formula;
        this.builder = builder;
        this.rules = rules;
        this.active = Activity.of(formula, varying);
        this.reaching = new int[formula.instructions().size()];
        this.values = new int[reaching.length];
        Map<Integer, List<Integer>> carried = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            Instruction instruction = formula.instructions().get(i);
            if (instruction instanceof Input input) {
                values[i] = arguments[input.index()];
            } else if (instruction instanceof Loop loop) {
                LoopGradient.Forward forward =
                        LoopGradient.of(loop, active, rules, scratch).forward(builder, operand -> values[operand]);
                loops.put(i, forward);
                carried.put(i, forward.carried());
            } else if (instruction instanceof Carried value) {
                values[i] = Objects.requireNonNull(carried.get(value.loop())).get(value.index());
                builder.hint(values[i], formula.hints().get(i));
            } else {
                values[i] = builder.copy(formula, i, values);
            }
        }
        this.tangents = new Tangents(builder);
        Arrays.fill(reaching, tangents.zero());
    }

    /** The positions of the formula's results. */
    int result(int index) {
        return values[formula.results().get(index)];
    }

    /** Gives the position of the gradient of an input that is a row, to which is added from now on. */
    void addTo(int input, int gradient) {
        rows.put(input, gradient);
    }

    /** Lets something reach a result. */
    void seed(int result, int gradient) {
        reach(formula.results().get(result), gradient);
    }

    /** Follows what was seeded to the inputs. */
    void run() {
        for (int i = values.length - 1; i >= 0; i--) {
            Instruction instruction = formula.instructions().get(i);
            if (instruction instanceof Loop loop) {
                backward(i, loop);
            } else if (active[i] && reaching[i] != tangents.zero()) {
                step(i, instruction);
            }
        }
    }

    /** What reaches an input that is a number. */
    int number(int input) {
        int sum = tangents.zero();
        for (int i = 0; i < reaching.length; i++) {
            if (formula.instructions().get(i) instanceof Input read && read.index() == input) {
                sum = tangents.sum(sum, reaching[i]);
            }
        }
        return sum;
    }

    /** The gradient of an input that is a row, with all that was added. */
    int row(int input) {
        return Objects.requireNonNull(rows.get(input));
    }

    /** {@code a + b}, where the constant 0 stands for what is not there. */
    int sum(int a, int b) {
        return tangents.sum(a, b);
    }

    private void reach(int position, int gradient) {
        if (active[position]) {
            reaching[position] = tangents.sum(reaching[position], gradient);
        }
    }

    private void step(int i, Instruction instruction) {
        int gradient = reaching[i];
        if (instruction instanceof Call call) {
            call(call, i, gradient);
        } else if (instruction instanceof Select select) {
            int condition = values[select.condition()];
            int one = builder.constant(1);
            int zero = tangents.zero();
            reach(select.whenTrue(), tangents.product(builder.select(condition, one, zero), gradient));
            reach(select.whenFalse(), tangents.product(builder.select(condition, zero, one), gradient));
        } else if (instruction instanceof Given given) {
            int[] arguments = given.arguments().stream()
                    .mapToInt(argument -> values[argument])
                    .toArray();
            for (int k = 0; k < arguments.length; k++) {
                if (active[given.arguments().get(k)]) {
                    int partial = builder.append(given.slopes().get(k), arguments)[0];
                    reach(given.arguments().get(k), tangents.product(partial, gradient));
                }
            }
        } else if (instruction instanceof Element element) {
            Input row = (Input) formula.instructions().get(element.row());
            rows.computeIfPresent(row.index(), (input, sum) -> builder.addTo(sum, values[element.index()], gradient));
        }
    }

    private void call(Call call, int i, int gradient) {
        var logistic = Logistic.of(formula.instructions(), call);
        if (logistic.isPresent()) {
            reach(logistic.get().exponent(), tangents.product(logistic.get().slope(builder, values[i]), gradient));
            return;
        }
        int due = STEEP.contains(call.function()) ? tangents.unlessZero(gradient) : gradient;
        List<Integer> arguments =
                call.arguments().stream().map(argument -> values[argument]).toList();
        for (int k = 0; k < arguments.size(); k++) {
            if (active[call.arguments().get(k)]) {
                int partial = rules.of(call.function()).partial(builder, new Application(arguments, values[i], k));
                reach(call.arguments().get(k), tangents.product(partial, due));
            }
        }
    }

    private static boolean isSteep(Formula body) {
        return body.instructions().stream()
                .anyMatch(each -> each instanceof Loop inner
                        ? isSteep(inner.body())
                        : each instanceof Call call && STEEP.contains(call.function()));
    }

    private void backward(int position, Loop loop) {
        LoopGradient.Forward forward = Objects.requireNonNull(loops.get(position));
        if (forward.gradient().isZero()) {
            return;
        }
        int[] gradients = new int[loop.initial().size()];
        Arrays.fill(gradients, tangents.zero());
        for (int i = position; i < values.length; i++) {
            if (formula.instructions().get(i) instanceof Carried value && value.loop() == position) {
                gradients[value.index()] = tangents.sum(gradients[value.index()], reaching[i]);
            }
        }
        Map<Integer, Integer> captured = new HashMap<>();
        for (int i = 0; i < loop.captured().size(); i++) {
            if (formula.instructions().get(loop.captured().get(i)) instanceof Input input
                    && rows.containsKey(input.index())) {
                captured.put(i, row(input.index()));
            }
        }
        int nothing = isSteep(loop.body()) ? tangents.isNothing(gradients) : builder.truth(false);
        LoopGradient.Backward backward = forward.gradient().backward(forward, gradients, captured, nothing);
        backward.initial().forEach((index, gradient) -> reach(loop.initial().get(index), gradient));
        backward.numbers().forEach((index, gradient) -> reach(loop.captured().get(index), gradient));
        backward.rows()
                .forEach((index, gradient) -> rows.put(
                        ((Input) formula.instructions().get(loop.captured().get(index))).index(), gradient));
    }
}
