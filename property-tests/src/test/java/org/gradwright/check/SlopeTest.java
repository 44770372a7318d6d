// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.gradwright.check.Slope.Kind;
import org.gradwright.check.Slope.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures decide what is a kink; values decide what is certain. */
class SlopeTest {
    /** A function that chooses where it reaches an edge. */
    private static Slope.Line line(DoubleUnaryOperator f, double edge) {
        return t -> new Point(f.applyAsDouble(t), t >= edge ? 1 : 2);
    }

    private static Slope measure(DoubleUnaryOperator f, double edge) {
        return Slope.measure(line(f, edge), 1, 0x1p-52, 1e-6, 1e-3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {3e-2, 3e-3, 3e-4, 3e-5, -3e-2, -3e-3, -3e-4, -3e-5})
    void besideAnEdgeTheSlopeOfThatSideIsMeasured(double edge) {
        Slope slope = measure(t -> t >= edge ? 3 * t - 2 * edge : t, edge);

        assertThat(slope.kind()).isEqualTo(Kind.SMOOTH);
        assertThat(slope.value()).isCloseTo(edge > 0 ? 1 : 3, within(1e-6));
        assertThat(slope.crossing() != 0).isEqualTo(Math.abs(edge) < 1e-2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-8, -1e-8})
    void onAnEdgeThereIsNone(double edge) {
        Slope slope = measure(t -> t >= edge ? 3 * t : t, edge);

        assertThat(slope.kind()).isEqualTo(Kind.KINK);
        assertThat(slope.crossing() >= edge).isEqualTo(edge > 0);
        assertThat(Math.abs(slope.crossing())).isEqualTo(2.5e-7);
    }

    @Test
    void onAnEdgeThatNumbersDoNotShowThereIsNoneEither() {
        assertThat(measure(t -> t, 0).kind()).isEqualTo(Kind.KINK);
    }

    @Test
    void withoutAnEdgeNothingIsAKink() {
        assertThat(measure(Math::abs, 1)).returns(Kind.SMOOTH, Slope::kind).returns(0.0, Slope::value);
        assertThat(measure(t -> Math.max(t, 0), 1).value()).isCloseTo(0.5, within(1e-9));
        assertThat(measure(t -> Math.sin(1e9 * t), 1).kind()).isEqualTo(Kind.UNRESOLVED);
        assertThat(measure(t -> t > 0 ? 1 : 0, 1).kind()).isEqualTo(Kind.UNRESOLVED);
        assertThat(measure(t -> Double.NaN, 1).kind()).isEqualTo(Kind.UNRESOLVED);
    }

    @Test
    void whatBendsMuchIsMeasuredWithShorterSteps() {
        Slope slope = measure(t -> Math.exp(2_000 * t), 1);

        assertThat(slope.kind()).isEqualTo(Kind.SMOOTH);
        assertThat(slope.value()).isCloseTo(2_000, within(2e-4));
    }

    @Test
    void whatBendsMuchBesideAnEdgeIsNotLeftOut() {
        assertThat(measure(t -> Math.sin(1e9 * t), 5e-3).kind()).isEqualTo(Kind.UNRESOLVED);
    }

    @Test
    void whereOnlyStepsAreLeftWhoseRoundingHidesTheSlopeThereIsNone() {
        Slope slope = measure(t -> 1e-3 * t, 3e-6);

        assertThat(slope.kind()).isEqualTo(Kind.KINK);
        assertThat(measure(t -> 1e-3 * t, 1).kind()).isEqualTo(Kind.SMOOTH);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e3, 1e6})
    void roundingIsEstimatedFromValuesThatLieClose(double added) {
        double estimate = Rounding.of(line(t -> Math.sin(3 * t) + added - Math.exp(40 * t), 1));

        // The last rounding is to within half a unit of the sum, evenly: a standard deviation of 0.29 units.
        assertThat(estimate / Math.ulp(added)).isBetween(0.1, 1.0);
        assertThat(Rounding.of(line(t -> added + (t > 2e-9 ? 1 : 0), 2e-9))).isZero();
    }
}
