// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

/** Powers of numbers with whole exponents, for what changes with the number of steps. */
public final class IntegerPower {
    private IntegerPower() {}

    /**
     * {@code base^exponent} by squaring, with the same bits on every platform: {@link StrictMath#pow} allocates,
     * {@link Math#pow} differs by platform. The relative error is about {@code exponent} times that of one product.
     *
     * @param exponent at least 0
     */
    public static double of(double base, long exponent) {
        double result = 1;
        double square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
