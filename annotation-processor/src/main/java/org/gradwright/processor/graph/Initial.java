// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;

/**
 * How a parameter is initialized.
 *
 * @param scheme which distribution
 * @param counts what it is scaled by: nothing, the fan-in, the fan-in and the fan-out, or the extents of a matrix
 * @param value of a scheme that has one
 */
public record Initial(Scheme scheme, List<Integer> counts, double value) {
    /** A distribution of initial values. */
    public enum Scheme {
        ZEROS("zeros", false),
        ONES("ones", false),
        CONSTANT("constant", true),
        NORMAL("normal", true),
        TRUNCATED_NORMAL("truncatedNormal", true),
        UNIFORM("uniform", true),
        GLOROT_NORMAL("glorotNormal", false),
        GLOROT_UNIFORM("glorotUniform", false),
        HE_NORMAL("heNormal", false),
        HE_UNIFORM("heUniform", false),
        LECUN_NORMAL("lecunNormal", false),
        LECUN_UNIFORM("lecunUniform", false),
        ORTHOGONAL("orthogonal", true);

        private final String method;
        private final boolean valued;

        Scheme(String method, boolean valued) {
            this.method = method;
            this.valued = valued;
        }

        /** The method of the runtime's {@code Initializer}. */
        public String method() {
            return method;
        }

        /** Whether it takes a number behind the counts. */
        public boolean valued() {
            return valued;
        }
    }

    public static final Initial ZEROS = new Initial(Scheme.ZEROS, List.of(), 0);
    public static final Initial ONES = new Initial(Scheme.ONES, List.of(), 0);

    public Initial {
        counts = List.copyOf(counts);
    }

    /** A scheme of one number. */
    public static Initial of(Scheme scheme, double value) {
        return new Initial(scheme, List.of(), value);
    }

    /** A scheme that is scaled by fans. */
    public static Initial scaled(Scheme scheme, Integer... fans) {
        return new Initial(scheme, List.of(fans), 0);
    }

    public static Initial heNormal(int fanIn) {
        return scaled(Scheme.HE_NORMAL, fanIn);
    }

    public static Initial glorotUniform(int fanIn, int fanOut) {
        return scaled(Scheme.GLOROT_UNIFORM, fanIn, fanOut);
    }

    /** All {@code value}. */
    public static Initial constant(double value) {
        return of(Scheme.CONSTANT, value);
    }
}
