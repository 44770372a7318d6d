// SPDX-License-Identifier: Apache-2.0
package org.gradwright.regularizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RegularizerFormulaTest {
    @Test
    void squaresHaveNoFactorOfOneHalf() {
        assertThat(L2.Formula.penalty(-3, 0.5)).isEqualTo(4.5);
    }

    @Test
    void elasticNetIsTheSumOfBothPenalties() {
        assertThat(L1.Formula.penalty(-3, 0.25)).isEqualTo(0.75);
        assertThat(ElasticNet.Formula.penalty(-3, 0.25, 0.5)).isEqualTo(0.75 + 4.5);
    }
}
