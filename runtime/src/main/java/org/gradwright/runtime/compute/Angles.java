// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * Sine and cosine in double, to two units in the last place. {@link StrictMath} has the same bits everywhere, too, but
 * allocates on JDK 21 and later wherever an angle is above a quarter of pi.
 */
public final class Angles {
    /** Up to here a multiple of {@link #HIGH} is exact. */
    private static final double LIMIT = 0x1.0p20;

    private static final double PER_RIGHT_ANGLE = 2 / Math.PI;

    /** Pi / 2 in three parts, of which two have so few bits that multiples of them are exact. */
    private static final double HIGH = 0x1.921fb544p0;

    private static final double MIDDLE = 0x1.0b4611a6p-34;
    private static final double LOW = 0x1.3198a2e037073p-69;

    private Angles() {}

    /** The sine of {@code x} radians. */
    public static double sine(double x) {
        if (x == 0) {
            return x; // with its sign
        }
        if (!(Math.abs(x) <= LIMIT)) {
            return StrictMath.sin(x);
        }
        double turns = Math.rint(x * PER_RIGHT_ANGLE);
        double rest = rest(x, turns);
        int quadrant = (int) turns & 3;
        double value = (quadrant & 1) == 0 ? sineNearZero(rest) : cosineNearZero(rest);
        return quadrant < 2 ? value : -value;
    }

    /** The cosine of {@code x} radians. */
    public static double cosine(double x) {
        if (!(Math.abs(x) <= LIMIT)) {
            return StrictMath.cos(x);
        }
        double turns = Math.rint(x * PER_RIGHT_ANGLE);
        double rest = rest(x, turns);
        int quadrant = (int) turns & 3;
        double value = (quadrant & 1) == 0 ? cosineNearZero(rest) : sineNearZero(rest);
        return quadrant == 0 || quadrant == 3 ? value : -value;
    }

    /** The angle beyond {@code turns} right angles: at most a quarter of pi, but for rounding. */
    private static double rest(double x, double turns) {
        return ((x - turns * HIGH) - turns * MIDDLE) - turns * LOW;
    }

    /** The Taylor series up to the 17th power, whose rest is below 1e-19. */
    private static double sineNearZero(double x) {
        double z = x * x;
        double sum = 1.0 / 355_687_428_096_000L;
        sum = sum * z - 1.0 / 1_307_674_368_000L;
        sum = sum * z + 1.0 / 6_227_020_800L;
        sum = sum * z - 1.0 / 39_916_800;
        sum = sum * z + 1.0 / 362_880;
        sum = sum * z - 1.0 / 5_040;
        sum = sum * z + 1.0 / 120;
        sum = sum * z - 1.0 / 6;
        return x + x * (z * sum);
    }

    /** The Taylor series up to the 18th power, whose rest is below 1e-20. */
    private static double cosineNearZero(double x) {
        double z = x * x;
        double sum = -1.0 / 6_402_373_705_728_000L;
        sum = sum * z + 1.0 / 20_922_789_888_000L;
        sum = sum * z - 1.0 / 87_178_291_200L;
        sum = sum * z + 1.0 / 479_001_600;
        sum = sum * z - 1.0 / 3_628_800;
        sum = sum * z + 1.0 / 40_320;
        sum = sum * z - 1.0 / 720;
        sum = sum * z + 1.0 / 24;
        return 1 - (0.5 * z - z * (z * sum));
    }
}
