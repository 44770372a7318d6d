// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

/** A handle on a normalization of each row by itself: {@code (x - mean) / sqrt(variance + epsilon) * scale + shift}. */
public final class NormalizationLayer extends Layer {
    private final Parameter scale;
    private final Parameter shift;

    /** A handle on the normalization of that name. */
    public NormalizationLayer(Network network, String name) {
        super(network, name, "normalization");
        scale = part("scale");
        shift = part("shift");
    }

    /** What the normalized values are multiplied by, {@code [features]}. */
    public Parameter scale() {
        return scale;
    }

    /** What is added to the scaled values, {@code [features]}. */
    public Parameter shift() {
        return shift;
    }
}
