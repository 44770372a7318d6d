// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.util.Map;
import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Flatten;
import org.gradwright.Frozen;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Reduction;
import org.gradwright.Tensor;
import org.gradwright.activation.Celu;
import org.gradwright.activation.Elu;
import org.gradwright.activation.Exponential;
import org.gradwright.activation.Gelu;
import org.gradwright.activation.GeluTanh;
import org.gradwright.activation.HardSigmoid;
import org.gradwright.activation.HardSwish;
import org.gradwright.activation.LeakyRelu;
import org.gradwright.activation.Mish;
import org.gradwright.activation.Relu;
import org.gradwright.activation.Relu6;
import org.gradwright.activation.Selu;
import org.gradwright.activation.Sigmoid;
import org.gradwright.activation.Silu;
import org.gradwright.activation.Softplus;
import org.gradwright.activation.Softsign;
import org.gradwright.activation.Tanh;
import org.gradwright.loss.BinaryCrossEntropy;
import org.gradwright.loss.CategoricalCrossEntropy;
import org.gradwright.loss.Huber;
import org.gradwright.loss.LogCosh;
import org.gradwright.loss.MeanAbsoluteError;
import org.gradwright.loss.MeanSquaredError;
import org.gradwright.loss.SigmoidCrossEntropy;
import org.gradwright.loss.SparseCategoricalCrossEntropy;
import org.gradwright.regularizer.ElasticNet;
import org.gradwright.regularizer.L1;
import org.gradwright.regularizer.L2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public check of gradients where the gradients are right, and where the check cannot be made. */
class GradientCheckTest {
    @Network
    interface Predictor {
        @Dense(units = 2)
        Tensor y(@Input(3) Tensor x);
    }

    @Network
    interface Rectified {
        @Flatten
        @Relu
        Tensor flat(@Input({2, 3}) Tensor pixels);

        @Dense(units = 2)
        @MeanSquaredError
        Tensor y(Tensor x);
    }

    @Network
    interface Masked {
        @Dense(units = 16)
        @Tanh
        Tensor hidden(@Input(6) Tensor x);

        @Dropout(0.5)
        Tensor drop(Tensor x);

        @Dense(units = 2)
        @Pinball(tau = 0.9)
        Tensor y(Tensor x);
    }

    @Network
    interface Wide {
        @Dense(units = 64)
        @Tanh
        Tensor hidden(@Input(64) Tensor x);

        @Dense(units = 10)
        @SparseCategoricalCrossEntropy
        Tensor digit(Tensor x);
    }

    @Network
    interface Halted {
        @Dense(units = 3)
        @Tanh
        @Frozen
        Tensor hidden(@Input(4) Tensor x);

        @Dense(units = 2)
        @MeanSquaredError
        Tensor y(Tensor h);
    }

    @Test
    void whatIsDeclaredFrozenHasNoGradientToCheck() {
        GradientReport report = GradientCheck.of(Halted.class).check();
        report.assertCorrect();
        assertThat(report.compared() + report.leftOut().size()).isEqualTo(2 * 3 + 2 + 5 * 4);
    }

    @Test
    void aRightNetworkIsReportedInOneLine() {
        GradientReport report = GradientCheck.of(Checked.class).check();

        report.assertCorrect();
        assertThat(report.compared() + report.leftOut().size()).isEqualTo(9 * 8 + 9 + 9 + 9 + 9 * 4 + 4 + 5 * 8);
        assertThat(report.worst().orElseThrow().error()).isPositive().isLessThan(1e-6);
        assertThat(report.toString())
                .matches("gradients of Checked: 139 parameters and 5 x 8 inputs checked, 179 slopes compared,"
                        + " \\d+ kinks? recognized by branch signature, 0 left out, worst relative error \\S+ at"
                        + " (\\w+\\.\\w+|pixels)\\[[0-9, ]+\\] \\(generated \\S+, numeric \\S+\\)");
    }

    @Test
    void theSameSeedGivesTheSameReportUnderDropout() {
        GradientReport report = GradientCheck.of(Masked.class).seed(3).check();

        report.assertCorrect();
        assertThat(GradientCheck.of(Masked.class).seed(3).check()).isEqualTo(report);
        assertThat(GradientCheck.of(Masked.class).seed(4).check()).isNotEqualTo(report);
    }

    @Test
    void largeNetworksAreCheckedAlongDirections() {
        GradientReport report = GradientCheck.of(Wide.class).check();

        report.assertCorrect();
        assertThat(report.directions()).isEqualTo(32);
        assertThat(report.compared()).isEqualTo(5 * 32);
        assertThat(report.toString()).contains("4,810 parameters", "along 32 random directions each");
    }

    @Test
    void bothModesCanBeAskedFor() {
        assertThat(GradientCheck.of(Checked.class).directional(3).check().compared())
                .isEqualTo(7 * 3);
        assertThat(GradientCheck.of(Rectified.class).full().batch(3).check().compared())
                .isEqualTo(2 * 6 + 2 + 3 * 6);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                MeanSquaredError.class,
                MeanAbsoluteError.class,
                Huber.class,
                LogCosh.class,
                BinaryCrossEntropy.class,
                SigmoidCrossEntropy.class,
                CategoricalCrossEntropy.class,
                SparseCategoricalCrossEntropy.class,
                Divergence.class,
                Pinball.class
            })
    void everyLossIsRight(Class<? extends Annotation> loss) {
        GradientCheck.ofLoss(loss).assertCorrect();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Relu.class,
                LeakyRelu.class,
                Relu6.class,
                Elu.class,
                Selu.class,
                Celu.class,
                Gelu.class,
                GeluTanh.class,
                Silu.class,
                Mish.class,
                Softplus.class,
                Softsign.class,
                Sigmoid.class,
                HardSigmoid.class,
                HardSwish.class,
                Tanh.class,
                Exponential.class
            })
    void everyActivationIsRight(Class<? extends Annotation> activation) {
        GradientCheck.ofActivation(activation).assertCorrect();
    }

    @Test
    void everyRegularizerIsRight() {
        GradientCheck.ofRegularizer(L1.class, Map.of("value", 0.01)).assertCorrect();
        GradientCheck.ofRegularizer(L2.class, Map.of("value", 0.01, "bias", true))
                .assertCorrect();
        GradientCheck.ofRegularizer(ElasticNet.class, Map.of("l1", 0.01, "l2", 0.1))
                .assertCorrect();
    }

    @Test
    void attributesReachTheFormula() {
        GradientReport lenient =
                GradientCheck.ofLoss(Pinball.class, Map.of("tau", 0.1)).check();
        GradientReport strict =
                GradientCheck.ofLoss(Pinball.class, Map.of("tau", 0.9)).check();

        lenient.assertCorrect();
        strict.assertCorrect();
        assertThat(strict).isNotEqualTo(lenient);
        assertThat(strict.toString()).startsWith("gradients of @Pinball: ");
        GradientCheck.ofLoss(MeanSquaredError.class, Map.of("reduction", Reduction.SUM))
                .assertCorrect();
    }

    @Test
    void whatCannotBeCheckedIsSaid() {
        assertThatThrownBy(() -> GradientCheck.of(String.class).check())
                .hasMessage("'java.lang.String' is not annotated with @org.gradwright.Network");
        assertThatThrownBy(() -> GradientCheck.of(Predictor.class).check())
                .hasMessage("'Predictor' has no loss, so there are no gradients to check");
        assertThatThrownBy(() -> GradientCheck.ofLoss(Relu.class))
                .hasMessage("@Relu is not marked with @Loss; it is marked with @Activation");
        assertThatThrownBy(() -> GradientCheck.ofRegularizer(L1.class).check())
                .hasMessageContaining("the member 'value' of @L1 has no default; give it a value");
        assertThatThrownBy(() ->
                        GradientCheck.ofLoss(Huber.class, Map.of("dleta", 1)).check())
                .hasMessage("@Huber has no member 'dleta', but [delta, reduction]");
        assertThatThrownBy(() -> GradientCheck.of(Rectified.class)
                        .draw("pixel", random -> 0)
                        .check())
                .hasMessage("'Rectified' has no column 'pixel', but [pixels, y]");
        assertThatThrownBy(() -> GradientCheck.of(Masked.class)
                        .draw("x", random -> Double.NaN)
                        .check())
                .hasMessageContaining("is NaN in row 0, column 0, but must be finite");
        assertThatThrownBy(() -> GradientCheck.of(Rectified.class)
                        .draw("y", random -> 1e200)
                        .check())
                .hasMessageMatching("(?s).*the loss is (NaN|Infinity) on the batch drawn.*");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        GradientCheck check = GradientCheck.of(Checked.class);

        assertThatThrownBy(() -> check.batch(0)).hasMessage("the batch has 0 rows, but needs at least 1");
        assertThatThrownBy(() -> check.tolerance(1))
                .hasMessage("the tolerance is 1.0, but must be above 0 and below 1");
        assertThatThrownBy(() -> check.directional(0)).hasMessage("there are 0 directions, but at least 1 is needed");
    }
}
