// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Checks the pullbacks of formulas: what reaches all their numbers and rows at once, in reverse mode. */
final class PullbackCheck {

    /** What reaches the result. */
    static final double GRADIENT = -1.75;

    /** What the gradients of rows are before. */
    static final double BEFORE = 0.25;

    private final DerivativeRules rules;
    private final Map<Formula, Formula> pullbacks = new IdentityHashMap<>();
    final SlopeAgreement comparison = new SlopeAgreement();

    PullbackCheck(DerivativeRules rules) {
        this.rules = rules;
    }

    /** The numbers of the inputs that may have a slope. */
    static List<Integer> inputs(Formula formula) {
        return IntStream.range(0, formula.arity())
                .filter(i -> formula.kinds().get(i) != Kind.INTEGER)
                .boxed()
                .toList();
    }

    /** The inputs of the pullback of a formula to all inputs that may have a slope, for its own inputs. */
    static List<Object> inputs(Formula formula, List<?> at) {
        return inputs(inputs(formula), at);
    }

    /** The inputs of the pullback of a formula to chosen inputs. */
    static List<Object> inputs(List<Integer> chosen, List<?> at) {
        List<Object> inputs = new ArrayList<>();
        inputs.add(GRADIENT);
        inputs.addAll(at);
        for (int i : chosen) {
            if (at.get(i) instanceof double[] row) {
                double[] gradient = new double[row.length];
                Arrays.fill(gradient, BEFORE);
                inputs.add(gradient);
            }
        }
        return inputs;
    }

    void check(Formula formula, List<?> at) {
        List<Integer> inputs = inputs(formula);
        Formula pullback = pullbacks.computeIfAbsent(formula, key -> Derivatives.pullbacks(key, inputs, rules));
        List<Object> all = inputs(formula, at);
        List<Object> results = pullback.compute(all);
        Trace bounds = Trace.of(pullback, new Place(0, -1), all);
        for (Place place : Place.all(formula, at)) {
            int result = inputs.indexOf(place.input());
            double actual;
            double bound;
            if (results.get(result) instanceof double[] row) {
                actual = row[place.element()] - BEFORE;
                bound = bounds.row(pullback, result)[place.element()].error();
            } else {
                actual = (Double) results.get(result);
                bound = bounds.result(pullback, result).error();
            }
            comparison.compare(formula, place, at, GRADIENT, actual, bound, bounds.isFinite());
        }
    }
}
