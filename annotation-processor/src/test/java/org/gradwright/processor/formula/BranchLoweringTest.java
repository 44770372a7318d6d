// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Choices that are lowered have the same bits as they had; others stay. */
class BranchLoweringTest {
    private static final double[] NUMBERS = {
        -0.0, 0.0, 1, -1, 6, 5.5, 6.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE
    };

    @Test
    void loweredChoicesHaveTheSameBits() {
        int lowered = 0;
        for (Relation relation : Relation.values()) {
            for (double bound : new double[] {0.0, -0.0, 1, -1, 6, Double.NaN}) {
                for (boolean boundFirst : new boolean[] {true, false}) {
                    Formula formula = choice(relation, bound, boundFirst);
                    Formula other = BranchLowering.of(formula);
                    lowered += formula.equals(other) ? 0 : 1;
                    for (double x : NUMBERS) {
                        assertThat(Double.doubleToRawLongBits(value(other, x)))
                                .as("%s of %s", formula, x)
                                .isEqualTo(Double.doubleToRawLongBits(value(formula, x)));
                    }
                }
            }
        }
        assertThat(lowered).isEqualTo(4 * 3 + 2 + 2);
    }

    private static Formula choice(Relation relation, double bound, boolean boundFirst) {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        int x = f.input(0);
        int constant = f.constant(bound);
        int condition = f.compare(relation, x, constant);
        return f.build("choice", boundFirst ? f.select(condition, constant, x) : f.select(condition, x, constant));
    }

    private static double value(Formula formula, double x) {
        return formula.evaluate(x)[0];
    }
}
