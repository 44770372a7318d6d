// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.gradwright.Activation;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Loss;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Sigmoid;
import org.gradwright.activation.Tanh;
import org.gradwright.loss.CosineDistance;
import org.gradwright.loss.CosineEmbedding;
import org.gradwright.loss.Dice;
import org.gradwright.loss.GaussianNll;
import org.gradwright.loss.GaussianNllWithVariance;
import org.gradwright.loss.KlDivergence;
import org.gradwright.loss.MarginRanking;
import org.gradwright.loss.Masked;
import org.gradwright.loss.MixtureDensity;
import org.gradwright.loss.MulticlassHinge;
import org.gradwright.loss.SparseCategoricalFocal;
import org.gradwright.loss.Triplet;
import org.gradwright.loss.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients of losses of whole rows, ours and a user's. */
class RowLossGradientTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                CosineDistance.class,
                GaussianNll.class,
                KlDivergence.class,
                MulticlassHinge.class,
                SparseCategoricalFocal.class,
                MixtureDensity.class,
                CosineEmbedding.class,
                MarginRanking.class,
                Triplet.class,
                GaussianNllWithVariance.class,
                LabelSmoothing.class,
                Roughness.class,
                Kernels.class
            })
    void slopesAreRight(Class<? extends Annotation> loss) {
        GradientCheck.ofLoss(loss).assertCorrect();
    }

    @Test
    void attributesAreBound() {
        GradientCheck.ofLoss(SparseCategoricalFocal.class, Map.of("gamma", 0.5)).assertCorrect();
        GradientCheck.ofLoss(Kernels.class, Map.of("widths", new double[] {0.1, 2}, "power", 3))
                .assertCorrect();
    }

    @ParameterizedTest
    @ValueSource(classes = {Masks.class, Mixtures.class, Faded.class})
    void inNetworks(Class<?> network) {
        GradientCheck.of(network).batch(5).assertCorrect();
    }

    @Network
    interface Masks {
        @Dense(units = 9)
        @Sigmoid
        @Dice
        Tensor mask(@Input(4) Tensor x);
    }

    @Network
    interface Mixtures {
        @Dense(units = 5)
        @Tanh
        Tensor hidden(@Input(3) Tensor x);

        @Dense(units = 6)
        @MixtureDensity
        @Masked
        @Weight(0.5)
        Tensor position(Tensor x);
    }

    @Network
    interface Faded {
        @Dense(units = 5)
        @Partial
        Tensor hidden(@Input(3) Tensor x);

        @Dense(units = 4)
        @CosineDistance
        Tensor direction(Tensor x);
    }

    /** An activation with a loop, which is written out. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Activation
    @interface Partial {
        final class Formula {
            static double value(double x) {
                double sum = 0;
                double term = x;
                for (int k = 1; k <= 4; k++) {
                    sum += term / k;
                    term *= -x;
                }
                return sum;
            }
        }
    }

    /** A class against a row, with a maximum that the loop carries. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Loss(takes = Loss.Takes.LOGITS, link = Loss.Link.SOFTMAX, target = Loss.Target.CLASS)
    @interface LabelSmoothing {
        double smoothing() default 0.1;

        final class Formula {
            static double loss(int label, double[] logits, double smoothing) {
                double max = logits[0];
                for (int i = 1; i < logits.length; i++) {
                    max = Math.max(max, logits[i]);
                }
                double sum = 0;
                double mean = 0;
                for (double z : logits) {
                    sum += Math.exp(z - max);
                    mean += z / logits.length;
                }
                return max + Math.log(sum) - (1 - smoothing) * logits[label] - smoothing * mean;
            }
        }
    }

    /** Neighbors against each other, with elements that exist in one branch only. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
    @interface Roughness {
        final class Formula {
            static double loss(double[] target, double[] prediction) {
                double sum = 0;
                for (int i = 0; i < prediction.length; i++) {
                    double before = i > 0 ? prediction[i - 1] : 0;
                    double step = prediction[i] - before;
                    sum += step * step * (1 + target[i] * target[i]);
                    for (int j = i + 1; j < prediction.length; j++) {
                        if (target[i] > target[j]) {
                            sum += Math.exp(prediction[j] - prediction[i]);
                        }
                    }
                }
                return sum;
            }
        }
    }

    /** One number against a row, with a list of constants and a number of rounds. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.ONE)
    @interface Kernels {
        double[] widths() default {0.5, 1, 2};

        int power() default 2;

        final class Formula {
            static double loss(double target, double[] prediction, double[] widths, int power) {
                double sum = 0;
                for (double v : prediction) {
                    double product = 1;
                    for (int k = 0; k < power; k++) {
                        product *= v - target;
                    }
                    for (int k = widths.length - 1; k >= 0; k--) {
                        sum += Math.exp(-0.5 * (v - target) * (v - target) * widths[k]) + 0.01 * product;
                    }
                }
                return -Math.log(Math.abs(sum) + 0.1);
            }
        }
    }
}
