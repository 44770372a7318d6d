// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.util.Arrays;

/** The relative error used everywhere: {@code abs(a - b) / max(abs(a), abs(b), 1e-3 * largest)}. */
public final class Relative {
    private static final double SHARE = 1e-3;

    private Relative() {}

    /** The relative error of one number, or infinity where one of them is NaN or infinite. */
    public static double error(double a, double b, double largest) {
        if (a == b) {
            return 0;
        }
        double error = Math.abs(a - b) / scale(a, b, largest);
        return Double.isFinite(error) ? error : Double.POSITIVE_INFINITY;
    }

    /** What a difference is relative to. */
    public static double scale(double a, double b, double largest) {
        return Math.max(Math.max(Math.abs(a), Math.abs(b)), SHARE * largest);
    }

    /** The greatest relative error of two arrays. */
    public static double worst(double[] a, double[] b, double largest) {
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, error(a[i], b[i], largest));
        }
        return worst;
    }

    /** The greatest absolute value. */
    public static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
