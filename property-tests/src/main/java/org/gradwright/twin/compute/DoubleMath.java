// SPDX-License-Identifier: Apache-2.0
package org.gradwright.twin.compute;

/** The functions of the runtime's {@code FloatMath} in double, through {@link StrictMath}. */
public final class DoubleMath {
    private DoubleMath() {}

    /** e to the power x. */
    public static double exp(double x) {
        return StrictMath.exp(x);
    }

    /** e to the power x, minus 1. */
    public static double expm1(double x) {
        return StrictMath.expm1(x);
    }

    /** The natural logarithm of x. */
    public static double log(double x) {
        return StrictMath.log(x);
    }

    /** The natural logarithm of 1 + x. */
    public static double log1p(double x) {
        return StrictMath.log1p(x);
    }

    /** The hyperbolic tangent of x. */
    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    /** The logarithm of x to the base 10. */
    public static double log10(double x) {
        return StrictMath.log10(x);
    }

    /** The cube root of x. */
    public static double cbrt(double x) {
        return StrictMath.cbrt(x);
    }

    /** The sine of x radians. */
    public static double sin(double x) {
        return StrictMath.sin(x);
    }

    /** The cosine of x radians. */
    public static double cos(double x) {
        return StrictMath.cos(x);
    }

    /** The tangent of x radians. */
    public static double tan(double x) {
        return StrictMath.tan(x);
    }

    /** The arc sine of x, in radians. */
    public static double asin(double x) {
        return StrictMath.asin(x);
    }

    /** The arc cosine of x, in radians. */
    public static double acos(double x) {
        return StrictMath.acos(x);
    }

    /** The arc tangent of x, in radians. */
    public static double atan(double x) {
        return StrictMath.atan(x);
    }

    /** The hyperbolic sine of x. */
    public static double sinh(double x) {
        return StrictMath.sinh(x);
    }

    /** The hyperbolic cosine of x. */
    public static double cosh(double x) {
        return StrictMath.cosh(x);
    }

    /** The square root of x. */
    public static double sqrt(double x) {
        return StrictMath.sqrt(x);
    }

    /** The absolute value of x. */
    public static double abs(double x) {
        return StrictMath.abs(x);
    }

    /** -1, 0 or 1 by the sign of x. */
    public static double signum(double x) {
        return StrictMath.signum(x);
    }

    /** The largest integer not above x. */
    public static double floor(double x) {
        return StrictMath.floor(x);
    }

    /** The smallest integer not below x. */
    public static double ceil(double x) {
        return StrictMath.ceil(x);
    }

    /** The integer nearest to x, the even one of two. */
    public static double rint(double x) {
        return StrictMath.rint(x);
    }

    /** x to the power y. */
    public static double pow(double x, double y) {
        return StrictMath.pow(x, y);
    }

    /** The angle, in radians, of the point (x, y). */
    public static double atan2(double y, double x) {
        return StrictMath.atan2(y, x);
    }

    /** The square root of {@code x^2 + y^2}. */
    public static double hypot(double x, double y) {
        return StrictMath.hypot(x, y);
    }

    /** The larger of two numbers. */
    public static double max(double x, double y) {
        return StrictMath.max(x, y);
    }

    /** The smaller of two numbers. */
    public static double min(double x, double y) {
        return StrictMath.min(x, y);
    }

    /** {@code g} where {@code x > 0}, else 0; NaN where one of both is NaN. */
    public static double gate(double g, double x) {
        if (Double.isNaN(g) || Double.isNaN(x)) {
            return Double.NaN;
        }
        return x > 0 ? g : 0;
    }

    /** {@code x * y + z}, rounded once. */
    public static double fma(double x, double y, double z) {
        return StrictMath.fma(x, y, z);
    }
}
