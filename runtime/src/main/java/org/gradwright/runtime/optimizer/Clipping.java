// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.List;
import org.gradwright.runtime.ParameterRange;

/** A bound on gradients, applied before an optimizer uses them and after penalties are added. */
@FunctionalInterface
public interface Clipping {
    /** Bounds the gradients of the given ranges, in place, and no others. */
    void clip(float[] gradients, List<ParameterRange> ranges);

    /** What checkpoints record, so that another clipping is noticed when they are resumed: its kind and limits. */
    default String description() {
        return "custom";
    }

    /** Leaves the gradients as they are. */
    static Clipping none() {
        return new NoClipping();
    }

    /**
     * Moves each gradient into {@code [-limit, limit]}.
     *
     * @throws IllegalArgumentException if the limit is not above 0
     */
    static Clipping byValue(double limit) {
        return new ValueClipping(limit);
    }

    /**
     * Scales the gradients of each parameter, a weight or a bias, by {@code limit / norm} when their own Euclidean norm, summed
     * in double, is above the limit. Other than {@link #byGlobalNorm} it changes the direction of the step.
     *
     * @throws IllegalArgumentException if the limit is not above 0
     */
    static Clipping byNorm(double limit) {
        return new ParameterNormClipping(limit);
    }

    /**
     * Scales all gradients by {@code limit / norm} when the Euclidean norm of all of them together, summed in double, is
     * above the limit (Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013).
     *
     * @throws IllegalArgumentException if the limit is not above 0
     */
    static Clipping byGlobalNorm(double limit) {
        return new NormClipping(limit);
    }
}
