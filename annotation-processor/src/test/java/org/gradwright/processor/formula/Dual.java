// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

/**
 * A number and its slope.
 *
 * @param error a bound, to first order, of the rounding error of the number
 */
record Dual(double value, double slope, double error) {

    static final Dual ZERO = new Dual(0, 0, 0);

    /** A number that nothing was computed for yet. */
    static Dual of(double value, double slope, double unit) {
        return new Dual(value, slope, unit * Math.abs(value));
    }

    /** Whether it is of moderate size, with its slope and its error. */
    boolean isModerate() {
        return Math.abs(value) < 1e4 && Math.abs(slope) < 1e8 && error < 1e8;
    }
}
