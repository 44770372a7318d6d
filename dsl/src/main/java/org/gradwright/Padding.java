// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

/** Whether the windows of a convolution or of pooling reach beyond the edges of what they lie on. */
public enum Padding {
    /**
     * There are as many windows as places, divided upwards by the stride. What windows reach beyond the edges is
     * divided equally; where that is an odd number, one more lies at the end, as in TensorFlow.
     */
    SAME,
    /** Windows lie within the edges. */
    VALID
}
