// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

/** The values of a network at one moment; the arrays are handed over, not copied. */
final class NetworkValues {
    private final float[] parameters;
    private final float[] statistics;
    private final long seed;
    private final long steps;

    NetworkValues(float[] parameters, float[] statistics, long seed, long steps) {
        this.parameters = parameters;
        this.statistics = statistics;
        this.seed = seed;
        this.steps = steps;
    }

    float[] parameters() {
        return parameters;
    }

    float[] statistics() {
        return statistics;
    }

    long seed() {
        return seed;
    }

    long steps() {
        return steps;
    }
}
