// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.gradwright.loss.Contrastive;
import org.gradwright.loss.Hinge;
import org.gradwright.loss.HingeEmbedding;
import org.gradwright.loss.MeanSquaredLogarithmicError;
import org.gradwright.loss.PoissonNll;
import org.gradwright.loss.Quantile;
import org.gradwright.loss.SigmoidFocal;
import org.gradwright.loss.SquaredHinge;
import org.junit.jupiter.api.Test;

/** Gradients of losses whose targets or attributes are not those that the check draws for any loss. */
class LossGradientTest {
    private static final ToDoubleFunction<RandomGenerator> SIGNS = random -> random.nextBoolean() ? 1 : -1;
    private static final ToDoubleFunction<RandomGenerator> COUNTS = random -> random.nextInt(6);

    private static GradientCheck check(
            Class<? extends Annotation> loss, Map<String, ?> attributes, ToDoubleFunction<RandomGenerator> targets) {
        return GradientCheck.ofLoss(loss, attributes).draw("prediction", targets);
    }

    @Test
    void quantilesAreRight() {
        GradientCheck.ofLoss(Quantile.class, Map.of("tau", 0.1)).assertCorrect();
        GradientCheck.ofLoss(Quantile.class, Map.of("tau", 0.9)).assertCorrect();
    }

    @Test
    void countsAreRight() {
        check(PoissonNll.class, Map.of(), COUNTS).assertCorrect();
        GradientCheck.ofLoss(MeanSquaredLogarithmicError.class)
                .draw("prediction", COUNTS)
                .seed(2)
                .assertCorrect();
    }

    @Test
    void marginsAreRight() {
        check(Hinge.class, Map.of(), SIGNS).assertCorrect();
        check(SquaredHinge.class, Map.of(), SIGNS).assertCorrect();
        check(HingeEmbedding.class, Map.of("margin", 0.7), SIGNS).assertCorrect();
        check(Contrastive.class, Map.of("margin", 1.5), random -> random.nextInt(2))
                .assertCorrect();
    }

    @Test
    void focalLossesAreRight() {
        GradientCheck.ofLoss(SigmoidFocal.class).assertCorrect();
        check(SigmoidFocal.class, Map.of("gamma", 0.5, "alpha", 0.75), random -> random.nextInt(2))
                .assertCorrect();
    }
}
