// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;

/**
 * How a parameter is initialized.
 *
 * @param scheme which distribution
 * @param fans what it is scaled by: nothing, the fan-in, or the fan-in and the fan-out
 * @param value of CONSTANT
 */
public record Initial(Scheme scheme, List<Integer> fans, double value) {
    /** A distribution of initial values. */
    public enum Scheme {
        ZEROS,
        ONES,
        CONSTANT,
        HE_NORMAL,
        GLOROT_UNIFORM
    }

    public static final Initial ZEROS = new Initial(Scheme.ZEROS, List.of());
    public static final Initial ONES = new Initial(Scheme.ONES, List.of());

    public Initial {
        fans = List.copyOf(fans);
    }

    private Initial(Scheme scheme, List<Integer> fans) {
        this(scheme, fans, 0);
    }

    /** All {@code value}. */
    public static Initial constant(double value) {
        return new Initial(Scheme.CONSTANT, List.of(), value);
    }

    public static Initial heNormal(int fanIn) {
        return new Initial(Scheme.HE_NORMAL, List.of(fanIn));
    }

    public static Initial glorotUniform(int fanIn, int fanOut) {
        return new Initial(Scheme.GLOROT_UNIFORM, List.of(fanIn, fanOut));
    }
}
