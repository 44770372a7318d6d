// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

final class DerivativeProperties {

    private static final int FORMULAS = Integer.getInteger("gradwright.random.formulas", 300);

    /** How many points for each input: so many that most choices are met on both sides. */
    private static final int POINTS = 12;

    @Provide
    Arbitrary<List<Formula>> formulas() {
        return Arbitraries.randomValue(RandomFormulas::next).list().ofSize(FORMULAS);
    }

    @Property(tries = 1, seed = "20261123", shrinking = ShrinkingMode.OFF)
    void derivativesAreThoseOfDualNumbersAndOfCentralDifferences(
            @ForAll("formulas") List<Formula> formulas, @ForAll long seed) {
        Random random = new Random(seed);
        DerivativeCheck check = new DerivativeCheck(DerivativeRules.STANDARD);
        for (Formula formula : formulas) {
            for (int i = 0; i < POINTS * formula.arity(); i++) {
                double[] at = random.doubles(formula.arity(), -2, 2).toArray();
                check.check(formula, i % formula.arity(), at);
            }
        }
        System.out.println("random formulas: " + check.comparison);
        assertThat(check.comparison.failures).isEmpty();
        assertThat(check.comparison.compared).isGreaterThan(POINTS * FORMULAS);
        assertThat(50 * check.comparison.kinks).isLessThan(check.comparison.compared);
    }

    @Property(tries = 1, seed = "20261123", shrinking = ShrinkingMode.OFF)
    void derivativesOfDerivativesAreCheckedInTheSameWay(@ForAll("formulas") List<Formula> formulas, @ForAll long seed) {
        Random random = new Random(seed);
        DerivativeCheck check = new DerivativeCheck(DerivativeRules.STANDARD);
        for (Formula formula : formulas) {
            Formula derivative = Derivatives.derivative(formula, 0);
            for (int i = 0; i < POINTS; i++) {
                double[] at = random.doubles(formula.arity(), -2, 2).toArray();
                check.check(derivative, i % formula.arity(), at);
            }
        }
        System.out.println("derivatives of random formulas: " + check.comparison);
        assertThat(check.comparison.failures).isEmpty();
        assertThat(check.comparison.compared).isGreaterThan(POINTS * FORMULAS / 2);
    }

    @Property(tries = 1, seed = "20261123", shrinking = ShrinkingMode.OFF)
    void reverseModeGivesThoseDerivativesInAllInputsAtOnce(
            @ForAll("formulas") List<Formula> formulas, @ForAll long seed) {
        Random random = new Random(seed);
        PullbackCheck check = new PullbackCheck(DerivativeRules.STANDARD);
        for (Formula formula : formulas) {
            for (int i = 0; i < POINTS; i++) {
                check.check(
                        formula, random.doubles(formula.arity(), -2, 2).boxed().toList());
            }
        }
        System.out.println("random formulas in reverse mode: " + check.comparison);
        assertThat(check.comparison.failures).isEmpty();
        assertThat(check.comparison.compared).isGreaterThan(POINTS * FORMULAS);
        assertThat(50 * check.comparison.kinks).isLessThan(check.comparison.compared);
    }

    @Property(tries = 1, seed = "20261123", shrinking = ShrinkingMode.OFF)
    void pullbacksAreGradientTimesDerivative(@ForAll("formulas") List<Formula> formulas, @ForAll long seed) {
        Random random = new Random(seed);
        for (Formula formula : formulas) {
            double[] at = random.doubles(formula.arity(), -2, 2).toArray();
            Trace trace = Trace.of(formula, 0, at);
            Formula pullback = Derivatives.pullback(formula, 0);
            double[] with = new double[at.length + 2];
            with[0] = -1.75;
            System.arraycopy(at, 0, with, 1, at.length);
            with[at.length + 1] = trace.value(formula);
            Trace pulled = Trace.of(pullback, 0, with);
            if (trace.isFinite() && pulled.isFinite()) {
                double expected = -1.75 * Derivatives.derivative(formula, 0).evaluate(at)[0];
                assertThat(Math.abs(pullback.evaluate(with)[0] - expected))
                        .as(formula::encode)
                        .isLessThanOrEqualTo(16 * pulled.error(pullback) + 1e-12);
            }
        }
    }
}
