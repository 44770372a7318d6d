// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import org.jspecify.annotations.Nullable;

/** Where one parameter lies in a network's flat array, and how optimizers are to treat it. */
public final class ParameterRange {
    private final String name;
    private final int offset;
    private final int length;
    private double rateFactor = 1;
    private boolean decay;
    private boolean trainable = true;
    private @Nullable UnitNorms norms;

    ParameterRange(String name, int offset, int length, boolean decay) {
        this.name = name;
        this.offset = offset;
        this.length = length;
        this.decay = decay;
    }

    /** The parameter's name, as {@code hidden.weight}. */
    public String name() {
        return name;
    }

    /** The place of the first element. */
    public int offset() {
        return offset;
    }

    /** The number of elements. */
    public int length() {
        return length;
    }

    /** The place after the last element. */
    public int end() {
        return offset + length;
    }

    /** What the learning rate is multiplied by here. */
    public double rateFactor() {
        return rateFactor;
    }

    /** Whether weight decay applies here. */
    public boolean decay() {
        return decay;
    }

    /** Whether the layer is not frozen. */
    public boolean trainable() {
        return trainable;
    }

    void rateFactor(double factor) {
        rateFactor = factor;
    }

    void decay(boolean applies) {
        decay = applies;
    }

    void trainable(boolean changes) {
        trainable = changes;
    }

    /** The bound on the norms of the parameter's units, or none. */
    @Nullable
    UnitNorms norms() {
        return norms;
    }

    void norms(@Nullable UnitNorms bound) {
        norms = bound;
    }
}
