// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import org.gradwright.runtime.TensorView;

/** Reads classes from probabilities. */
final class Predictions {
    private Predictions() {}

    /**
     * The class with the largest value in a row, the first of equal ones; of a single value, taken as the probability of
     * class 1, whether it is at least 1/2.
     */
    static int classOf(TensorView output, int row) {
        if (output.width() == 1) {
            return output.get(row, 0) >= 0.5f ? 1 : 0;
        }
        int best = 0;
        for (int j = 1; j < output.width(); j++) {
            if (output.get(row, j) > output.get(row, best)) {
                best = j;
            }
        }
        return best;
    }

    /** The same of a row of a target. */
    static int classOf(float[] target) {
        if (target.length == 1) {
            return target[0] >= 0.5f ? 1 : 0;
        }
        int best = 0;
        for (int j = 1; j < target.length; j++) {
            if (target[j] > target[best]) {
                best = j;
            }
        }
        return best;
    }
}
