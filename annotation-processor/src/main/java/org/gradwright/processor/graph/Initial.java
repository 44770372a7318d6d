// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;

/**
 * How a parameter is initialized.
 *
 * @param scheme which distribution
 * @param fans what it is scaled by: nothing, the fan-in, or the fan-in and the fan-out
 */
public record Initial(Scheme scheme, List<Integer> fans) {
    /** A distribution of initial values. */
    public enum Scheme {
        ZEROS,
        ONES,
        HE_NORMAL,
        GLOROT_UNIFORM
    }

    public static final Initial ZEROS = new Initial(Scheme.ZEROS, List.of());
    public static final Initial ONES = new Initial(Scheme.ONES, List.of());

    public Initial {
        fans = List.copyOf(fans);
    }

    public static Initial heNormal(int fanIn) {
        return new Initial(Scheme.HE_NORMAL, List.of(fanIn));
    }

    public static Initial glorotUniform(int fanIn, int fanOut) {
        return new Initial(Scheme.GLOROT_UNIFORM, List.of(fanIn, fanOut));
    }
}
