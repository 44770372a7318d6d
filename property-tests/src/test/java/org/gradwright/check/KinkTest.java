// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;
import org.gradwright.BatchNorm;
import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Loss;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.MeanSquaredError;
import org.gradwright.loss.SparseCategoricalCrossEntropy;
import org.gradwright.regularizer.L1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinks and jumps are recognized by the branch signature, and nothing else is left out. */
class KinkTest {
    private static final String GATE = "COMPUTE.gate\\((\\w+), (\\w+), (\\w+), (.*)\\);";
    private static final String GATE_OF_THE_OTHER_SIDE =
            "for (int i = 0; i < $4; i++) { $3[i] = $2[i] > 0 ? 0 : $1[i]; }";

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
    interface Tolled {
        @Flatten
        @Toll
        Tensor y(@Input({2, 3}) Tensor x);
    }

    @Network
    interface Wavy {
        @Flatten
        @Wave
        Tensor flat(@Input({2, 3}) Tensor x);

        @Dense(units = 2)
        @MeanSquaredError
        Tensor y(Tensor x);
    }

    @Network
    interface Deep {
        @Dense(units = 12)
        @Relu
        @L1(0.01)
        Tensor first(@Input(5) Tensor x);

        @BatchNorm
        Tensor norm(Tensor x);

        @Dropout(0.3)
        Tensor drop(Tensor x);

        @Dense(units = 8)
        @Relu
        Tensor second(Tensor x);

        @Dense(units = 3)
        @SparseCategoricalCrossEntropy
        Tensor digit(Tensor x);
    }

    /** A square that costs 1 more above a half: a jump, with the same formula of the slope on both sides. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
    @interface Toll {
        final class Formula {
            static double loss(double target, double prediction) {
                double e = prediction - target;
                return e > 0.5 ? e * e + 1 : e * e;
            }
        }
    }

    /** Bends much within the longest step, and has a choice that is far away. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Activation
    @interface Wave {
        final class Formula {
            static double value(double x) {
                return x > 100 ? 0 : Math.sin(800 * x);
            }
        }
    }

    @Test
    void kinksOnThePointAreLeftOutAndNamed() {
        GradientReport report = GradientCheck.of(Rectified.class)
                .draw("pixels", random -> random.nextInt(2))
                .check();

        report.assertCorrect();
        GradientReport.Part pixels = report.parts().get(2);
        int count = pixels.leftOut().size();
        assertThat(pixels.of()).isEqualTo("pixels");
        assertThat(count).isBetween(4, 26);
        assertThat(pixels.kinks()).isEqualTo(count);
        assertThat(pixels.compared()).isEqualTo(5 * 6 - count);
        assertThat(report.leftOut()).isEqualTo(pixels.leftOut());
        assertThat(report.leftOut())
                .allSatisfy(
                        each -> assertThat(each.toString())
                                .matches(
                                        "pixels\\[[0-4], [0-5]\\] \\(DoubleMath\\.max\\(arg0\\[i\\], 0\\.0\\) in forwardFlat\\)"));
        assertThat(report.toString())
                .contains(", " + report.compared() + " slopes compared, " + count
                        + " kinks recognized by branch signature, " + count + " left out: "
                        + report.leftOut().get(0) + ", " + report.leftOut().get(1) + ", "
                        + report.leftOut().get(2) + ", ..., worst relative error ");
    }

    @Test
    void whatHasOnlyKinksIsNotCalledRight() {
        GradientReport report =
                GradientCheck.of(Rectified.class).draw("pixels", random -> 0).check();

        assertThat(report.wrong()).extracting(GradientReport.Part::of).contains("pixels");
        assertThat(report.toString())
                .contains(
                        "pixels: none compared, 30 left out: pixels[0, 0] (DoubleMath.max(arg0[i], 0.0) in forwardFlat)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {3e-4, -3e-4, 3e-5, -3e-5})
    void besideAKinkShorterStepsDecide(double distance) {
        GradientReport report = GradientCheck.of(Rectified.class)
                .draw("pixels", random -> distance)
                .check();

        report.assertCorrect();
        assertThat(report.kinks()).isEqualTo(30);
        assertThat(report.leftOut()).isEmpty();
        assertThat(report.compared()).isEqualTo(14 + 30);
        GradientReport wrong = changed(Rectified.class, GATE, GATE_OF_THE_OTHER_SIDE)
                .draw("pixels", random -> distance)
                .check();
        assertThat(wrong.wrong()).singleElement().satisfies(part -> {
            assertThat(part.of()).isEqualTo("pixels");
            assertThat(part.wrong()).isEqualTo(30);
        });
    }

    @Test
    void aWrongGradientIsFoundAmongKinks() {
        GradientCheck check = changed(
                        Rectified.class,
                        "COMPUTE.addTransposedProduct\\(.*\\);",
                        "$0\n gradients[Y_WEIGHT + 3] *= 1.001;")
                .draw("pixels", random -> random.nextInt(2));

        assertThatThrownBy(check::assertCorrect)
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)gradients of Rectified are wrong: .* kinks recognized by branch signature, .*"
                        + "worst relative error \\S+ at y\\.weight\\[1, 1\\] \\(generated .*")
                .hasMessageContaining("\n  y.weight: 1 of 12 wrong");
        GradientReport pixels = changed(Rectified.class, GATE, GATE_OF_THE_OTHER_SIDE)
                .draw("pixels", random -> random.nextInt(2))
                .check();
        assertThat(pixels.wrong()).singleElement().satisfies(part -> {
            assertThat(part.of()).isEqualTo("pixels");
            assertThat(part.wrong()).isEqualTo(part.compared()).isPositive();
        });
    }

    @Test
    void jumpsAreRecognizedToo() {
        GradientCheck check = GradientCheck.of(Tolled.class).draw("y", random -> 0);
        GradientReport on =
                check.draw("x", random -> random.nextBoolean() ? 0.5 : 0.7).check();
        GradientReport beside = check.draw("x", random -> random.nextBoolean() ? 0.4999 : 0.5001)
                .check();

        on.assertCorrect();
        assertThat(on.leftOut())
                .hasSizeBetween(4, 26)
                .allSatisfy(each -> assertThat(each.choice()).matches("e > 0\\.5 in lossY"));
        assertThat(on.compared()).isEqualTo(30 - on.leftOut().size());
        beside.assertCorrect();
        assertThat(beside.kinks()).isEqualTo(30);
        assertThat(beside.compared()).isEqualTo(30);
    }

    @Test
    void aWrongSlopeBesideAJumpIsFound() {
        GradientReport report = changed(Tolled.class, "\\(2 \\* \\(", "(2.00001 * (")
                .draw("x", random -> random.nextBoolean() ? 0.4999 : 0.5001)
                .draw("y", random -> 0)
                .check();

        assertThat(report.wrong())
                .singleElement()
                .extracting(GradientReport.Part::wrong)
                .isEqualTo(30);
    }

    @Test
    void strongCurvatureIsNoKink() {
        GradientReport report = GradientCheck.of(Wavy.class).check();
        GradientReport wrong =
                changed(Wavy.class, "(.*DoubleMath\\.cos.*);", "$1 * 1.1;").check();

        report.assertCorrect();
        assertThat(report.kinks()).isZero();
        assertThat(report.leftOut()).isEmpty();
        assertThat(report.compared()).isEqualTo(14 + 30);
        assertThat(wrong.leftOut()).isEmpty();
        assertThat(wrong.wrong()).singleElement().satisfies(part -> {
            assertThat(part.of()).isEqualTo("x");
            assertThat(part.wrong()).isEqualTo(30);
        });
    }

    @Test
    void dropoutDrawsTheSameInEveryPass() {
        GradientReport report = GradientCheck.of(Deep.class).batch(20).check();

        report.assertCorrect();
        assertThat(report.kinks()).isPositive();
        assertThat(report.compared() + report.leftOut().size()).isEqualTo(60 + 12 + 24 + 96 + 8 + 24 + 3 + 100);
        assertThat(report.leftOut()).isEmpty();
        assertThat(GradientCheck.of(Deep.class).batch(20).check()).isEqualTo(report);
        GradientReport along =
                GradientCheck.of(Deep.class).batch(20).directional(16).check();
        along.assertCorrect();
        assertThat(along.compared() + along.leftOut().size()).isEqualTo(9 * 16);
    }

    private static GradientCheck changed(Class<?> network, String text, String replacement) {
        return GradientCheck.ofChanged(network, source -> {
            String changed = source.replaceAll(text, replacement);
            assertThat(changed).as("source after a change of " + text).isNotEqualTo(source);
            return changed;
        });
    }
}
