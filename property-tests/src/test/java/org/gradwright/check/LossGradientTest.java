// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.gradwright.Activation;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Tanh;
import org.gradwright.loss.CategoricalCrossEntropy;
import org.gradwright.loss.Contrastive;
import org.gradwright.loss.CrossEntropy;
import org.gradwright.loss.Hinge;
import org.gradwright.loss.HingeEmbedding;
import org.gradwright.loss.Masked;
import org.gradwright.loss.MeanSquaredLogarithmicError;
import org.gradwright.loss.PoissonNll;
import org.gradwright.loss.Quantile;
import org.gradwright.loss.RootMeanSquaredError;
import org.gradwright.loss.SigmoidCrossEntropy;
import org.gradwright.loss.SigmoidFocal;
import org.gradwright.loss.SparseCategoricalCrossEntropy;
import org.gradwright.loss.SquaredHinge;
import org.gradwright.loss.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Network
    interface Measured {
        @Dense(units = 6)
        @Tanh
        Tensor hidden(@Input(4) Tensor x);

        @Dense(units = 3)
        @SigmoidCrossEntropy(positiveWeights = {1, 5, 0.5})
        @Masked
        @Weight(0.5)
        Tensor tags(Tensor x);
    }

    @Network
    interface Sorted {
        @Dense(units = 6)
        @Tanh
        Tensor hidden(@Input(4) Tensor x);

        @Dense(units = 3)
        @SparseCategoricalCrossEntropy(
                labelSmoothing = 0.1,
                classWeights = {1, 2, 0.5})
        @Masked
        Tensor kind(Tensor x);
    }

    @Network
    interface Rooted {
        @Dense(units = 6)
        @Tanh
        Tensor hidden(@Input(4) Tensor x);

        @Dense(units = 2)
        @RootMeanSquaredError
        @Masked
        @Weight(3)
        Tensor y(Tensor x);
    }

    @Network
    interface Mixed {
        @Dense(units = 3)
        @AddingUpToOne
        @CrossEntropy
        @Masked
        Tensor mixture(@Input(4) Tensor x);
    }

    /** Stands for an activation that gives probabilities, which this check does not care about. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Activation
    @interface AddingUpToOne {
        final class Formula {
            static double value(double x) {
                return 1 / (3 + Math.exp(-x));
            }
        }
    }

    @Test
    void theRootOfTheMeanIsRight() {
        GradientCheck.ofLoss(RootMeanSquaredError.class).assertCorrect();
    }

    @Test
    void weighedClassesAreRight() {
        double[] weights = {0.5, 1, 3};
        for (Class<? extends Annotation> loss :
                List.of(SparseCategoricalCrossEntropy.class, CategoricalCrossEntropy.class)) {
            GradientCheck.ofLoss(loss, Map.of("labelSmoothing", 0.2)).assertCorrect();
            GradientCheck.ofLoss(loss, Map.of("classWeights", weights)).assertCorrect();
            GradientCheck.ofLoss(loss, Map.of("classWeights", weights, "labelSmoothing", 0.2))
                    .assertCorrect();
        }
        GradientCheck.ofLoss(SigmoidCrossEntropy.class, Map.of("positiveWeights", weights))
                .assertCorrect();
        GradientCheck.ofLoss(SigmoidCrossEntropy.class, Map.of("positiveWeights", 4.0))
                .assertCorrect();
        GradientCheck.ofLoss(CrossEntropy.class).assertCorrect();
    }

    @ParameterizedTest
    @ValueSource(classes = {Measured.class, Sorted.class, Rooted.class, Mixed.class})
    void masksAreRight(Class<?> network) {
        GradientCheck.of(network).batch(7).assertCorrect();
    }
}
