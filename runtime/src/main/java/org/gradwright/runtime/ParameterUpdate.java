// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.List;

/** A rule that changes parameters by their gradients: what an optimizer implements. */
@FunctionalInterface
public interface ParameterUpdate {
    /**
     * Changes the parameters of the given ranges, and no others.
     *
     * @param parameters all parameters of one network; always the same array for the same network
     * @param gradients the gradients at the same places, penalties included; may be overwritten within the ranges
     * @param ranges the ranges to change, in the order of their offsets, without those of frozen layers
     */
    void apply(float[] parameters, float[] gradients, List<ParameterRange> ranges);

    /**
     * Is called before anything of a step changes; accepts every network unless overridden.
     *
     * @param parameters the array that {@link #apply} would get
     * @throws IllegalStateException if this update is not for that network
     */
    default void check(float[] parameters) {}
}
