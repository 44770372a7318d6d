// SPDX-License-Identifier: Apache-2.0
package org.gradwright.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LossFormulaTest {
    @Test
    void errorsAreSymmetric() {
        assertThat(MeanSquaredError.Formula.loss(2, 5)).isEqualTo(9);
        assertThat(MeanSquaredError.Formula.loss(5, 2)).isEqualTo(9);
        assertThat(MeanAbsoluteError.Formula.loss(2, 5)).isEqualTo(3);
        assertThat(MeanAbsoluteError.Formula.loss(5, 2)).isEqualTo(3);
    }

    @Test
    void huberIsASquareUpToDeltaAndALineBeyond() {
        assertThat(Huber.Formula.loss(1, 1.25, 0.5)).isEqualTo(0.03125);
        assertThat(Huber.Formula.loss(1, 1.5, 0.5)).isEqualTo(0.125);
        assertThat(Huber.Formula.loss(1, -2, 0.5)).isEqualTo(0.5 * 2.75);
    }

    @Test
    void certainAndWrongProbabilitiesCostAHundred() {
        assertThat(BinaryCrossEntropy.Formula.loss(1, 0)).isEqualTo(100);
        assertThat(BinaryCrossEntropy.Formula.loss(0, 1)).isEqualTo(100);
        assertThat(BinaryCrossEntropy.Formula.loss(1, 1)).isZero();
        assertThat(BinaryCrossEntropy.Formula.loss(0, 0)).isZero();
    }

    @Test
    void smallProbabilitiesOfTheOtherClassKeepTheirDigits() {
        assertThat(BinaryCrossEntropy.Formula.loss(0, 1e-20)).isCloseTo(1e-20, within(1e-35));
    }

    @Test
    void binaryCrossEntropyIsTheSameOnProbabilitiesAndOnLogits() {
        for (double logit = -20; logit <= 20; logit += 0.61) {
            double probability = 1 / (1 + Math.exp(-logit));
            for (double target : new double[] {0, 0.3, 1}) {
                double onProbability = BinaryCrossEntropy.Formula.loss(target, probability);
                assertThat(SigmoidCrossEntropy.Formula.loss(target, logit)).isCloseTo(onProbability, within(1e-7));
            }
        }
    }

    @Test
    void sigmoidCrossEntropyIsExactAtAThousand() {
        assertThat(SigmoidCrossEntropy.Formula.loss(1, -1000)).isEqualTo(1000);
        assertThat(SigmoidCrossEntropy.Formula.loss(0, 1000)).isEqualTo(1000);
        assertThat(SigmoidCrossEntropy.Formula.loss(1, 1000)).isZero();
        assertThat(SigmoidCrossEntropy.Formula.loss(0, -1000)).isZero();
        assertThat(SigmoidCrossEntropy.Formula.loss(1, 0)).isEqualTo(Math.log(2));
    }
}
