// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random formulas with values whose slopes are given: those that the rules derive, or others. */
final class RandomGiven {

    private RandomGiven() {}

    /** A formula of numbers, wholly or in part with the slopes that it has anyway. */
    static Formula right(Random random) {
        Formula inner = RandomFormulas.next(random);
        return around(random, inner, slopes(inner));
    }

    /** A formula of numbers with slopes that have nothing to do with it. */
    static Formula wrong(Random random) {
        Formula inner = RandomFormulas.next(random);
        List<Formula> slopes = IntStream.range(0, inner.arity())
                .mapToObj(i -> of(random, inner.inputs()))
                .toList();
        return around(random, inner, slopes);
    }

    private static Formula of(Random random, List<String> inputs) {
        Formula formula = RandomFormulas.next(random);
        while (!formula.inputs().equals(inputs)) {
            formula = RandomFormulas.next(random);
        }
        return formula;
    }

    private static List<Formula> slopes(Formula formula) {
        return IntStream.range(0, formula.arity())
                .mapToObj(i -> Derivatives.derivative(formula, i))
                .toList();
    }

    /** Another formula of the given value and the inputs. */
    private static Formula around(Random random, Formula inner, List<Formula> slopes) {
        FormulaBuilder builder = new FormulaBuilder(inner.inputs());
        int[] arguments = builder.allInputs();
        if (random.nextBoolean()) {
            arguments[0] = builder.call(ScalarFunction.SIN, arguments[0]);
        }
        int value = builder.append(inner, arguments)[0];
        int given = builder.given(value, Arrays.stream(arguments).boxed().toList(), slopes);
        Formula outer = of(random, inner.inputs());
        int[] around = builder.allInputs();
        around[random.nextInt(around.length)] = builder.call(ScalarFunction.TANH, given);
        return builder.build("f", builder.append(outer, around));
    }

    /** {@code h = f(h, a[i], ...)} over the elements of a row, of a formula with values whose slopes are given. */
    static Formula inALoop(Formula formula) {
        int others = formula.arity() - 1;
        List<String> names = List.of("i", "h", "a", "u", "w").subList(0, 3 + Math.max(0, others - 1));
        List<Kind> kinds = List.of(Kind.INTEGER, Kind.NUMBER, Kind.ROW, Kind.NUMBER, Kind.NUMBER);
        FormulaBuilder body = new FormulaBuilder(names, kinds.subList(0, names.size()));
        int[] arguments = new int[formula.arity()];
        int element = body.element(body.input(2), body.input(0));
        arguments[0] = body.add(body.input(1), element);
        for (int i = 1; i < arguments.length; i++) {
            arguments[i] = i == 1 ? element : body.input(1 + i);
        }
        int next = body.call(ScalarFunction.TANH, body.append(formula, arguments)[0]);
        List<String> outer = names.subList(1, names.size());
        FormulaBuilder builder = new FormulaBuilder(outer, kinds.subList(1, names.size()));
        int[] inputs = builder.allInputs();
        return builder.build(
                "f",
                builder.loop(new Instruction.Loop(
                        builder.whole(0),
                        builder.length(inputs[1]),
                        false,
                        List.of(inputs[0]),
                        Arrays.stream(inputs).skip(1).boxed().toList(),
                        body.build("body", next))));
    }
}
