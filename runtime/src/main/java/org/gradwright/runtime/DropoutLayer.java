// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

/** A handle on a dropout: in training, drops units at random and scales the others by {@code 1 / (1 - rate)}. */
public final class DropoutLayer extends Layer {
    private final double rate;

    /** A handle on the dropout of that name. */
    public DropoutLayer(Network network, String name, double rate) {
        super(network, name, "dropout");
        this.rate = rate;
    }

    /** The share of units dropped. */
    public double rate() {
        return rate;
    }
}
