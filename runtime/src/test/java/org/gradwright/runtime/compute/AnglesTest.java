// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AnglesTest {
    private static void assertNear(double x) {
        assertUlps(x, Angles.sine(x), StrictMath.sin(x));
        assertUlps(x, Angles.cosine(x), StrictMath.cos(x));
    }

    private static void assertUlps(double x, double actual, double expected) {
        assertThat(Math.abs(actual - expected)).as("at %s", x).isLessThanOrEqualTo(2 * Math.ulp(expected));
    }

    @Test
    void isNearStrictMathAtAllSizesOfAngles() {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            assertNear((2 * random.nextDouble() - 1) * Math.scalb(1.0, i % 40 - 10));
        }
    }

    @Test
    void isNearStrictMathAroundMultiplesOfQuartersOfPi() {
        for (int turns = -1000; turns <= 1_000_000; turns += 1 + Math.abs(turns) / 50) {
            double x = turns * (Math.PI / 4);
            assertNear(x);
            assertNear(Math.nextUp(x));
            assertNear((float) x);
        }
    }

    @Test
    void keepsTheSignOfZeroAndWhatIsNoAngle() {
        assertThat(1 / Angles.sine(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Angles.sine(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
        assertThat(Angles.cosine(-0.0)).isEqualTo(1);
        assertThat(Angles.sine(Double.NaN)).isNaN();
        assertThat(Angles.cosine(Double.POSITIVE_INFINITY)).isNaN();
        assertThat(Angles.sine(0x1.0p21)).isEqualTo(StrictMath.sin(0x1.0p21));
    }
}
