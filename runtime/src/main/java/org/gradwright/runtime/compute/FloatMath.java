// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/**
 * The functions of {@link Math} in {@code float}, with the same bits on every platform.
 *
 * <p>{@code exp}, {@code expm1}, {@code log}, {@code log1p} and {@code tanh} reduce the argument and evaluate a
 * near-minimax polynomial in {@code float}; their error is at most 2 ulp. {@code abs}, {@code max}, {@code min},
 * {@code sqrt}, {@code fma}, {@code signum}, {@code floor}, {@code ceil} and {@code rint} are exact or correctly rounded;
 * {@code gate} is exact; all others round the result of {@link StrictMath}. Special values are those of {@link Math}.
 */
public final class FloatMath {
    /** The argument above which {@code exp} overflows. */
    private static final float EXP_OVERFLOW = 88.72284f;

    /** The argument below which {@code exp} rounds to 0. */
    private static final float EXP_UNDERFLOW = -103.97208f;

    /** The upper 15 bits of log(2): its product with any exponent is exact. */
    private static final float LOG2_HIGH = 0.69314575f;

    private static final float LOG2_LOW = 1.4286068e-6f;
    private static final float INVERSE_LOG2 = 1.442695f;

    /** 1.5 * 2^23: adding and subtracting it rounds to the nearest integer. */
    private static final float ROUNDER = 12582912.0f;

    /** The third power of it takes every number above 0 to infinity. */
    private static final float TWO_TO_127 = 0x1p127f;

    /** The bits of sqrt(1/2), from which mantissas are counted. */
    private static final int ROOT_HALF = 0x3F3504F3;

    private FloatMath() {}

    /** e to the power x. */
    public static float exp(float x) {
        if (x > EXP_OVERFLOW) {
            return Float.POSITIVE_INFINITY;
        }
        if (x < EXP_UNDERFLOW) {
            return 0.0f;
        }
        float n = (x * INVERSE_LOG2 + ROUNDER) - ROUNDER;
        float r = (x - n * LOG2_HIGH) - n * LOG2_LOW;
        float power = 1.0f + (r + r * r * expTail(r));
        int exponent = (int) n;
        int half = exponent >> 1;
        return power * powerOfTwo(half) * powerOfTwo(exponent - half);
    }

    /** e to the power x, minus 1, without cancellation near 0. */
    public static float expm1(float x) {
        if (x > 30.0f) {
            return exp(x);
        }
        if (x < -18.0f) {
            return -1.0f;
        }
        if (Math.abs(x) < 0x1.0p-25f) {
            return x;
        }
        float n = (x * INVERSE_LOG2 + ROUNDER) - ROUNDER;
        float high = x - n * LOG2_HIGH;
        float low = n * LOG2_LOW;
        float r = high - low;
        float lost = (high - r) - low;
        float p = r + (lost + r * r * expTail(r));
        float scale = powerOfTwo((int) n);
        return scale * p + (scale - 1.0f);
    }

    /** The natural logarithm of x. */
    public static float log(float x) {
        if (!(x > 0.0f)) {
            return x == 0.0f ? Float.NEGATIVE_INFINITY : Float.NaN;
        }
        if (x == Float.POSITIVE_INFINITY) {
            return x;
        }
        boolean subnormal = x < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(subnormal ? x * 0x1.0p25f : x) - ROOT_HALF;
        int exponent = (bits >> 23) - (subnormal ? 25 : 0);
        float mantissa = Float.intBitsToFloat((bits & 0x7FFFFF) + ROOT_HALF);
        return log(mantissa - 1.0f, exponent, 0.0f);
    }

    /** The natural logarithm of 1 + x, without cancellation near 0. */
    public static float log1p(float x) {
        if (!(x > -1.0f)) {
            return x == -1.0f ? Float.NEGATIVE_INFINITY : Float.NaN;
        }
        if (x == Float.POSITIVE_INFINITY || Math.abs(x) < 0x1.0p-24f) {
            return x;
        }
        if (x > -0.29f && x < 0.41f) {
            return log(x, 0, 0.0f);
        }
        float sum = 1.0f + x;
        float lost = (x > 1.0f ? 1.0f - (sum - x) : x - (sum - 1.0f)) / sum;
        int bits = Float.floatToRawIntBits(sum) - ROOT_HALF;
        float mantissa = Float.intBitsToFloat((bits & 0x7FFFFF) + ROOT_HALF);
        return log(mantissa - 1.0f, bits >> 23, lost);
    }

    /** The hyperbolic tangent of x. */
    public static float tanh(float x) {
        float size = Math.abs(x);
        if (size < 0x1.0p-13f) {
            return x;
        }
        if (size < 0.625f) {
            float z = x * x;
            float tail = -0.33333334f
                    + z
                            * (0.13333304f
                                    + z
                                            * (-0.053959258f
                                                    + z * (0.021768918f + z * (-0.008343945f + z * 0.0022927448f))));
            return x + x * z * tail;
        }
        float result = size > 9.1f ? 1.0f : 1.0f - 2.0f / (exp(size + size) + 1.0f);
        return x < 0.0f ? -result : result;
    }

    /** {@code (exp(r) - 1 - r) / r^2} for r between -0.35 and 0.35. */
    private static float expTail(float r) {
        return 0.5f + r * (0.16666573f + r * (0.04166655f + r * (0.008363774f + r * 0.0013926927f)));
    }

    /**
     * {@code exponent * log(2) + log(1 + f) + lost} for f between -0.3 and 0.42: with {@code s = f / (2 + f)},
     * {@code log(1 + f) = f - f^2 / 2 + s * (f^2 / 2 + R(s^2))}.
     */
    private static float log(float f, int exponent, float lost) {
        float s = f / (2.0f + f);
        float z = s * s;
        float rest = z * (0.66666687f + z * (0.3998855f + z * 0.29590318f));
        float half = 0.5f * f * f;
        float small = s * (half + rest) + (exponent * LOG2_LOW + lost);
        return exponent * LOG2_HIGH + (f - (half - small));
    }

    /** 2 to the power of an exponent from -126 to 127. */
    private static float powerOfTwo(int exponent) {
        return Float.intBitsToFloat((exponent + 127) << 23);
    }

    /** The logarithm of x to the base 10. */
    public static float log10(float x) {
        return (float) StrictMath.log10(x);
    }

    /** The cube root of x. */
    public static float cbrt(float x) {
        return (float) StrictMath.cbrt(x);
    }

    /** The sine of x radians. */
    public static float sin(float x) {
        return (float) Angles.sine(x);
    }

    /** The cosine of x radians. */
    public static float cos(float x) {
        return (float) Angles.cosine(x);
    }

    /** The tangent of x radians. */
    public static float tan(float x) {
        return (float) (Angles.sine(x) / Angles.cosine(x));
    }

    /** The arc sine of x, in radians. */
    public static float asin(float x) {
        return (float) StrictMath.asin(x);
    }

    /** The arc cosine of x, in radians. */
    public static float acos(float x) {
        return (float) StrictMath.acos(x);
    }

    /** The arc tangent of x, in radians. */
    public static float atan(float x) {
        return (float) StrictMath.atan(x);
    }

    /** The hyperbolic sine of x. */
    public static float sinh(float x) {
        return (float) StrictMath.sinh(x);
    }

    /** The hyperbolic cosine of x. */
    public static float cosh(float x) {
        return (float) StrictMath.cosh(x);
    }

    /** x to the power y. */
    public static float pow(float x, float y) {
        return (float) StrictMath.pow(x, y);
    }

    /** The angle, in radians, of the point (x, y). */
    public static float atan2(float y, float x) {
        return (float) StrictMath.atan2(y, x);
    }

    /** The square root of {@code x^2 + y^2}, without overflow in between. */
    public static float hypot(float x, float y) {
        return (float) StrictMath.hypot(x, y);
    }

    /** The square root of x, correctly rounded. */
    public static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }

    /** The absolute value of x. */
    public static float abs(float x) {
        return Math.abs(x);
    }

    /** -1, 0 or 1 by the sign of x; zeros and NaN as they are. */
    public static float signum(float x) {
        return Math.signum(x);
    }

    /** The largest integer not above x. */
    public static float floor(float x) {
        return (float) Math.floor(x);
    }

    /** The smallest integer not below x. */
    public static float ceil(float x) {
        return (float) Math.ceil(x);
    }

    /** The integer nearest to x, the even one of two. */
    public static float rint(float x) {
        return (float) Math.rint(x);
    }

    /** The larger of two numbers; NaN if one is NaN. */
    public static float max(float x, float y) {
        return Math.max(x, y);
    }

    /** The smaller of two numbers; NaN if one is NaN. */
    public static float min(float x, float y) {
        return Math.min(x, y);
    }

    /**
     * {@code g} where {@code x > 0}, else 0, also where {@code g} is infinite; NaN where one of both is NaN. It has no branch:
     * {@code g} is bounded by a number that is infinite where x is above 0, and else 0.
     */
    public static float gate(float g, float x) {
        float bound = Math.max(x, 0.0f) * TWO_TO_127 * TWO_TO_127 * TWO_TO_127;
        return Math.max(Math.min(g, bound), -bound);
    }

    /** {@code x * y + z}, rounded once. */
    public static float fma(float x, float y, float z) {
        return Math.fma(x, y, z);
    }
}
