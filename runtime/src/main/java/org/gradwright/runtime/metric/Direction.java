// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

/** Which of two figures is the better one. */
public enum Direction {
    /** The smaller one, as of losses. */
    MINIMIZE,
    /** The larger one, as of accuracies. */
    MAXIMIZE;

    /** Whether a figure is better than another one; every number is better than NaN, and NaN is never better. */
    public boolean isBetter(double figure, double than) {
        if (Double.isNaN(than)) {
            return !Double.isNaN(figure);
        }
        return this == MINIMIZE ? figure < than : figure > than;
    }
}
