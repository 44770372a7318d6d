// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

/** A handle on a convolution. */
public final class ConvolutionLayer extends Layer {
    private final Parameter weight;
    private final boolean hasBias;

    /** A handle on the convolution of that name. */
    public ConvolutionLayer(Network network, String name) {
        super(network, name, "convolution");
        weight = part("weight");
        hasBias = parameters().size() > 1;
    }

    /**
     * A handle on the convolution of that name.
     *
     * @param filterExtent which extent of the weight is that of the filters, where it is not the last one
     */
    public ConvolutionLayer(Network network, String name, int filterExtent) {
        this(network, name);
        weight.unitExtent(filterExtent);
    }

    /** The weight: {@code [rows, columns, channels, filters]} of the kernel, as the layer's annotation says. */
    public Parameter weight() {
        return weight;
    }

    /** Whether the layer has a bias. */
    public boolean hasBias() {
        return hasBias;
    }

    /**
     * The bias, one number for each channel of the layer's value.
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
