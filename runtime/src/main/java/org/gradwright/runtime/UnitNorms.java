// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

/**
 * A bound on the Euclidean norm of the weights that lead to each unit of a layer, or filter of a convolution: a longer vector
 * is scaled down to the bound after each update (Srivastava et al., "Dropout", 2014, section 5.1).
 *
 * <p>Weights are copied to the natural layout, where one extent is that of the units, and back if one of them was too long;
 * nothing is allocated for that. Norms are summed in double; those that were bounded exceed the bound by rounding at most.
 */
final class UnitNorms {
    private final StoredValues weight;
    private final double limit;
    private final float[] values;
    private final double[] factors;
    private final int inner;

    /**
     * @param unitExtent which of the extents is that of the units
     * @param limit above 0
     */
    UnitNorms(StoredValues weight, int unitExtent, double limit) {
        int[] shape = weight.shape();
        int size = 1;
        for (int i = unitExtent + 1; i < shape.length; i++) {
            size *= shape[i];
        }
        this.weight = weight;
        this.limit = limit;
        inner = size;
        values = new float[weight.size()];
        factors = new double[shape[unitExtent]];
    }

    double limit() {
        return limit;
    }

    /** Bounds the weights in an array that is laid out as the network's parameters are. */
    void bound(float[] stored) {
        weight.gather(stored, values);
        sumSquares();
        if (findFactors()) {
            for (int i = 0; i < values.length; i++) {
                values[i] *= (float) factors[i / inner % factors.length];
            }
            weight.scatter(values, stored);
        }
    }

    private void sumSquares() {
        for (int unit = 0; unit < factors.length; unit++) {
            factors[unit] = 0;
        }
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            factors[i / inner % factors.length] += value * value;
        }
    }

    /** Replaces sums of squares by what the weights of the unit are multiplied by; returns whether one is not 1. */
    private boolean findFactors() {
        boolean any = false;
        for (int unit = 0; unit < factors.length; unit++) {
            double norm = Math.sqrt(factors[unit]);
            boolean tooLong = norm > limit;
            factors[unit] = tooLong ? limit / norm : 1;
            any |= tooLong;
        }
        return any;
    }
}
