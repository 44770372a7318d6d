// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradwright.BatchNorm;
import org.gradwright.Block;
import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Repeat;
import org.gradwright.Scalar;
import org.gradwright.Tensor;
import org.gradwright.Use;
import org.gradwright.activation.Relu;
import org.gradwright.activation.Tanh;
import org.gradwright.loss.Masked;
import org.gradwright.loss.MeanSquaredError;
import org.gradwright.loss.SparseCategoricalCrossEntropy;
import org.gradwright.loss.Weight;
import org.junit.jupiter.api.Test;

/** The public check of gradients, of networks whose methods say how their layers are joined. */
class GraphGradientTest {
    @Block
    interface Residual {
        @Dense(units = 5)
        @Relu
        Tensor first(Tensor x);

        @Dense(units = 5)
        Tensor second(Tensor x);

        default Tensor apply(Tensor x) {
            return x.add(second(first(x))).relu();
        }
    }

    @Network
    interface TwoTower {
        record Outputs(Tensor digit, Tensor age) {}

        @Dense(units = 3)
        @Tanh
        Tensor image(Tensor x);

        @BatchNorm
        Tensor norm(Tensor x);

        @Use(Residual.class)
        @Repeat(2)
        Tensor body(Tensor x);

        @Dense(units = 3)
        @SparseCategoricalCrossEntropy
        Tensor digits(Tensor h);

        @Dense(units = 1)
        @MeanSquaredError
        @Masked
        @Weight(0.5)
        Tensor years(Tensor h);

        default Outputs forward(@Input(4) Tensor pixels, @Input(2) Tensor facts) {
            Tensor h = body(Tensor.concat(image(pixels), norm(facts)));
            return new Outputs(digits(h), years(h.multiply(h.mean())));
        }
    }

    @Network
    interface Denoiser {
        @Dense(units = 3)
        @Tanh
        Tensor encode(Tensor x);

        @Dropout(0.2)
        Tensor drop(Tensor x);

        @Dense(units = 4)
        Tensor decode(Tensor h);

        @MeanSquaredError
        Scalar error(Tensor prediction, Tensor target);

        default Tensor forward(@Input(4) Tensor x) {
            return encode(x);
        }

        default Scalar objective(@Input(4) Tensor x, @Input(4) Tensor noise) {
            return error(decode(drop(forward(x))), x).multiply(2).add(error(decode(forward(x.add(noise))), x));
        }
    }

    @Test
    void severalInputsAndOutputsAreChecked() {
        GradientReport report = GradientCheck.of(TwoTower.class).check();

        report.assertCorrect();
        assertThat(report.parts())
                .filteredOn(GradientReport.Part::input)
                .extracting(GradientReport.Part::of)
                .containsExactly("pixels", "facts");
    }

    @Test
    void anObjectiveIsCheckedWithTheInputsThatOnlyItTakes() {
        GradientReport report = GradientCheck.of(Denoiser.class).check();

        report.assertCorrect();
        assertThat(report.parts())
                .filteredOn(GradientReport.Part::input)
                .extracting(GradientReport.Part::of)
                .containsExactly("x", "noise");
    }

    @Test
    void theGradientOfOneCallOfASharedLayerMustNotBeLost() {
        GradientReport report = GradientCheck.ofChanged(
                        Denoiser.class,
                        source -> source.replaceFirst(
                                "COMPUTE\\.addTransposedProduct\\(\\w+, \\w+, gradients, DECODE", "// $0"))
                .check();

        assertThat(report.isCorrect()).isFalse();
        assertThat(report.wrong()).extracting(GradientReport.Part::of).containsExactly("decode.weight");
    }
}
