// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

final class FormulaWriterProperties {

    private static final int FORMULAS = Integer.getInteger("gradwright.random.formulas", 300);

    @Provide
    Arbitrary<List<Formula>> formulas() {
        return Arbitraries.randomValue(RandomFormulas::next).list().ofSize(FORMULAS);
    }

    @Property(tries = 1, seed = "20261123", shrinking = ShrinkingMode.OFF)
    void javaTextComputesWhatTheFormulaMeans(@ForAll("formulas") List<Formula> random, @ForAll long seed) {
        List<Formula> formulas = new ArrayList<>(random);
        random.forEach(formula -> formulas.add(Derivatives.derivative(formula, 0)));
        GeneratedFormulas generated = new GeneratedFormulas(formulas);
        Random points = new Random(seed);
        int bounded = 0;
        double share = 0;
        for (int i = 0; i < formulas.size(); i++) {
            Formula formula = formulas.get(i);
            for (int k = 0; k < 5; k++) {
                double[] at = points.doubles(formula.arity(), -2, 2)
                        .map(x -> (float) x)
                        .toArray();
                double exact = formula.evaluate(at)[0];
                assertThat(generated.inDouble(i, at)).as(formula::encode).isEqualTo(exact);

                Trace inFloat = Trace.of(formula, Precision.FLOAT, Trace.FLOAT_UNIT, 0, at);
                assertThat(generated.inFloat(i, at)).as(formula::encode).isEqualTo((float) inFloat.value(formula));

                Trace bound = Trace.of(formula, Precision.DOUBLE, Trace.FLOAT_UNIT, 0, at);
                boolean comparable = bound.isFinite() && bound.decisions().equals(inFloat.decisions());
                if (comparable && bound.error(formula) < 1e-3 * Math.max(1, Math.abs(exact))) {
                    assertThat(Math.abs(inFloat.value(formula) - exact))
                            .as(formula::encode)
                            .isLessThanOrEqualTo(4 * bound.error(formula));
                    bounded++;
                    if (inFloat.value(formula) != exact) {
                        share = Math.max(share, Math.abs(inFloat.value(formula) - exact) / (4 * bound.error(formula)));
                    }
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "formulas as Java text: %,d values, bit for bit in double and in float; %,d float values at most %.2f of their"
                        + " bound from the double ones; left out: %,d on other branches or too large%n",
                5 * formulas.size(),
                bounded,
                share,
                5 * formulas.size() - bounded);
        assertThat(bounded).isGreaterThan(4 * formulas.size());
    }
}
