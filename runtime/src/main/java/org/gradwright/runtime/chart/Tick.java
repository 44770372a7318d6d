// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.chart;

import java.math.BigDecimal;

/**
 * A marked number of an axis.
 *
 * @param value the number
 * @param label its decimal digits
 */
record Tick(double value, String label) {
    private static final int MOST_DIGITS = 6;

    /** The mark at {@code count * 10^exponent}. */
    static Tick of(long count, int exponent) {
        BigDecimal number = BigDecimal.valueOf(count).scaleByPowerOfTen(exponent);
        return new Tick(number.doubleValue(), count == 0 ? "0" : label(number.stripTrailingZeros()));
    }

    private static String label(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= -4 && exponent < MOST_DIGITS) {
            return number.toPlainString();
        }
        return number.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }
}
