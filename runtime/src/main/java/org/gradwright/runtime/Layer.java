// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.List;

/** A handle on one layer of a network: its name, its parameters and whether they are frozen. */
public class Layer {
    private final Network network;
    private final String name;
    private final String kind;
    private final List<Parameter> parameters;
    private boolean frozen;

    /**
     * A handle on the layer of that name; its parameters are those whose names start with the name and a dot and have
     * no dot after it.
     *
     * @param kind what messages call a layer of this kind, as {@code batch normalization}
     */
    public Layer(Network network, String name, String kind) {
        this.network = network;
        this.name = name;
        this.kind = kind;
        this.parameters = network.parametersOf(name);
        this.frozen = network.isFrozen(name);
    }

    /** The name of the member that declares the layer. */
    public final String name() {
        return name;
    }

    /** What kind of layer this is, as {@code dense}. */
    public final String kind() {
        return kind;
    }

    /** The parameters in the order of their storage. */
    public final List<Parameter> parameters() {
        return parameters;
    }

    /** Whether training leaves the layer's parameters and statistics as they are. */
    public final boolean frozen() {
        return frozen;
    }

    /**
     * Makes training leave the layer's parameters and statistics as they are, bit for bit.
     *
     * @throws IllegalStateException if the network is a snapshot
     */
    public final void freeze() {
        setFrozen(true);
    }

    /**
     * Makes training change the layer again.
     *
     * @throws IllegalStateException if the network is a snapshot, or the layer is declared {@link org.gradwright.Frozen}
     */
    public final void unfreeze() {
        if (network.isFrozen(name)) {
            throw new IllegalStateException("'" + name + "' of '" + network.name()
                    + "' is declared @Frozen, so nothing that would train it was generated: remove the annotation");
        }
        setFrozen(false);
    }

    /**
     * Sets what the learning rate is multiplied by for this layer: 1 at first, 0.1 for one that was trained before, say. With
     * 0 the parameters stay, but the statistics of a normalization change: {@link #freeze} leaves both.
     *
     * @throws IllegalArgumentException if the factor is negative or not finite
     * @throws IllegalStateException if the network is a snapshot
     */
    public final void rateFactor(double factor) {
        parameters.forEach(parameter -> parameter.rateFactor(factor));
    }

    /**
     * Sets whether weight decay applies to all parameters of the layer. At first it applies to weights, and neither to biases
     * nor to the scales and shifts of normalizations; {@link Parameter#decay(boolean)} sets it for one of them.
     *
     * @throws IllegalStateException if the network is a snapshot
     */
    public final void decay(boolean applies) {
        parameters.forEach(parameter -> parameter.decay(applies));
    }

    /**
     * Bounds the norm of the weights that lead to each unit, as {@link Parameter#maxNorm(double)} says.
     *
     * @throws IllegalArgumentException if the bound is not above 0
     * @throws IllegalStateException if the layer has no weights that lead to units, or the network is a snapshot
     */
    public final void maxNorm(double limit) {
        List<Parameter> weights =
                parameters.stream().filter(Parameter::hasUnits).toList();
        if (weights.isEmpty()) {
            throw new IllegalStateException(
                    "'" + name + "' has no weights that lead to units, so that no max-norm can bound"
                            + " them: set that of a dense layer or a convolution");
        }
        weights.forEach(weight -> weight.maxNorm(limit));
    }

    private void setFrozen(boolean value) {
        network.checkChangeable();
        if (frozen != value) {
            frozen = value;
            parameters.forEach(parameter -> parameter.range().trainable(!value));
            network.trainableRangesChanged();
        }
    }

    /** The parameter {@code name.part}. */
    final Parameter part(String part) {
        return network.parameter(name + "." + part);
    }

    /** The statistic {@code name.part}. */
    final Statistic statistic(String part) {
        return network.statistic(name + "." + part);
    }

    @Override
    public String toString() {
        return kind + " '" + name + "'";
    }
}
