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
                assertThat(SigmoidCrossEntropy.Formula.loss(target, logit, 1)).isCloseTo(onProbability, within(1e-7));
            }
        }
    }

    @Test
    void sigmoidCrossEntropyIsExactAtAThousand() {
        assertThat(SigmoidCrossEntropy.Formula.loss(1, -1000, 1)).isEqualTo(1000);
        assertThat(SigmoidCrossEntropy.Formula.loss(0, 1000, 1)).isEqualTo(1000);
        assertThat(SigmoidCrossEntropy.Formula.loss(1, 1000, 1)).isZero();
        assertThat(SigmoidCrossEntropy.Formula.loss(0, -1000, 1)).isZero();
        assertThat(SigmoidCrossEntropy.Formula.loss(1, 0, 1)).isEqualTo(Math.log(2));
    }

    @Test
    void quantilesWeighTheTwoSides() {
        assertThat(Quantile.Formula.loss(5, 2, 0.9)).isEqualTo(0.9 * 3);
        assertThat(Quantile.Formula.loss(2, 5, 0.9)).isCloseTo(0.1 * 3, within(1e-15));
        assertThat(Quantile.Formula.loss(5, 5, 0.9)).isZero();
    }

    @Test
    void logarithmicErrorsAreOfRatios() {
        assertThat(MeanSquaredLogarithmicError.Formula.loss(9, 99)).isCloseTo(Math.pow(Math.log(10), 2), within(1e-14));
        assertThat(MeanSquaredLogarithmicError.Formula.loss(0, 1e-9)).isCloseTo(1e-18, within(1e-26));
        assertThat(MeanSquaredLogarithmicError.Formula.loss(0, -1)).isInfinite();
    }

    @Test
    void poissonIsLeastAtTheLogarithmOfTheCount() {
        double least = PoissonNll.Formula.loss(3, Math.log(3));

        assertThat(least).isCloseTo(3 - 3 * Math.log(3), within(1e-15));
        assertThat(PoissonNll.Formula.loss(3, 1.2)).isGreaterThan(least);
        assertThat(PoissonNll.Formula.loss(3, 1.0)).isGreaterThan(least);
        assertThat(PoissonNll.Formula.loss(0, -1000)).isZero();
    }

    @Test
    void marginsCostNothingBeyond() {
        assertThat(Hinge.Formula.loss(1, 1.5)).isZero();
        assertThat(Hinge.Formula.loss(-1, 1.5)).isEqualTo(2.5);
        assertThat(SquaredHinge.Formula.loss(-1, 1.5)).isEqualTo(6.25);
        assertThat(SquaredHinge.Formula.loss(-1, -1.5)).isZero();
    }

    @Test
    void embeddingsPullWhatIsAlikeAndPushTheRest() {
        assertThat(HingeEmbedding.Formula.loss(1, 0.75, 2)).isEqualTo(0.75);
        assertThat(HingeEmbedding.Formula.loss(-1, 0.75, 2)).isEqualTo(1.25);
        assertThat(HingeEmbedding.Formula.loss(-1, 2.5, 2)).isZero();
        assertThat(Contrastive.Formula.loss(1, 0.75, 2)).isEqualTo(0.5625);
        assertThat(Contrastive.Formula.loss(0, 0.75, 2)).isEqualTo(1.5625);
        assertThat(Contrastive.Formula.loss(0, 2.5, 2)).isZero();
    }

    @Test
    void focalLossIsItsDefinition() {
        for (double logit = -8; logit <= 8; logit += 0.37) {
            double p = 1 / (1 + Math.exp(-logit));
            double one = -0.25 * Math.pow(1 - p, 2) * Math.log(p);
            double zero = -0.75 * p * p * Math.log(1 - p);
            assertThat(SigmoidFocal.Formula.loss(1, logit, 2, 0.25)).isCloseTo(one, within(1e-12 * one));
            assertThat(SigmoidFocal.Formula.loss(0, logit, 2, 0.25)).isCloseTo(zero, within(1e-12 * zero));
            assertThat(2 * SigmoidFocal.Formula.loss(0.3, logit, 0, 0.5))
                    .isCloseTo(SigmoidCrossEntropy.Formula.loss(0.3, logit, 1), within(1e-13));
        }
    }

    @Test
    void focalLossIsExactAtAThousand() {
        assertThat(SigmoidFocal.Formula.loss(1, -1000, 2, 0.25)).isEqualTo(250);
        assertThat(SigmoidFocal.Formula.loss(0, 1000, 2, 0.25)).isEqualTo(750);
        assertThat(SigmoidFocal.Formula.loss(1, 1000, 2, 0.25)).isZero();
        assertThat(SigmoidFocal.Formula.loss(0, -1000, 2, 0.25)).isZero();
    }
}
