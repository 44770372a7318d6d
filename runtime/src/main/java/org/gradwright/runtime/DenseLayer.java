// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

/** A handle on a dense layer: {@code x * weight + bias}. */
public final class DenseLayer extends Layer {
    private final Parameter weight;
    private final boolean hasBias;

    /** A handle on the dense layer of that name. */
    public DenseLayer(Network network, String name) {
        super(network, name, "dense");
        weight = part("weight");
        hasBias = parameters().size() > 1;
    }

    /** The weight, {@code [inputs, units]}. */
    public Parameter weight() {
        return weight;
    }

    /** Whether the layer has a bias. */
    public boolean hasBias() {
        return hasBias;
    }

    /**
     * The bias, {@code [units]}.
     *
     * @throws IllegalStateException if the layer was declared without one
     */
    public Parameter bias() {
        if (!hasBias) {
            throw new IllegalStateException("'" + name() + "' has no bias: it is declared with bias = false");
        }
        return part("bias");
    }
}
