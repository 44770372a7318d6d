// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

/**
 * A handle on a batch normalization: {@code (x - mean) / sqrt(variance + epsilon) * scale + shift}. While it is frozen,
 * training normalizes with the running statistics too.
 */
public final class BatchNormLayer extends Layer {
    private final Parameter scale;
    private final Parameter shift;
    private final Statistic mean;
    private final Statistic variance;

    /** A handle on the batch normalization of that name. */
    public BatchNormLayer(Network network, String name) {
        super(network, name, "batch normalization");
        scale = part("scale");
        shift = part("shift");
        mean = statistic("mean");
        variance = statistic("variance");
    }

    /** What the normalized values are multiplied by, {@code [features]}. */
    public Parameter scale() {
        return scale;
    }

    /** What is added to the scaled values, {@code [features]}. */
    public Parameter shift() {
        return shift;
    }

    /** The running mean, {@code [features]}. */
    public Statistic mean() {
        return mean;
    }

    /** The running unbiased variance, {@code [features]}. */
    public Statistic variance() {
        return variance;
    }
}
