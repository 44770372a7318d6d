// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.Arrays;
import java.util.Objects;

/** Trainable values of a layer, with what optimizers are told about them. */
public final class Parameter extends StoredValues {
    private final ParameterRole role;
    private final ParameterRange range;

    Parameter(Network network, Structure.ParameterEntry entry, float[] store) {
        super(network, entry.fullName(), store, entry.offset(), entry.length(), entry.shape());
        role = entry.role();
        range = new ParameterRange(entry.fullName(), entry.offset(), entry.length(), role == ParameterRole.WEIGHT);
    }

    /** The name of its layer: what stands before the dot of {@link #name()}. */
    public String layerName() {
        return name().substring(0, name().lastIndexOf('.'));
    }

    /** What the parameter is in its layer. */
    public ParameterRole role() {
        return role;
    }

    /**
     * Copies the gradients added up since they were last set to zero: zeros before the first training session.
     *
     * @throws IllegalArgumentException if the length is not {@link #size()}
     */
    public void copyGradientTo(float[] to) {
        checkLength(to);
        network().copyGradients(range.offset(), to);
    }

    /** Whether weight decay applies: for weights, unless set otherwise. */
    public boolean decay() {
        return range.decay();
    }

    /** Sets whether weight decay applies. */
    public void decay(boolean applies) {
        network().checkChangeable();
        range.decay(applies);
    }

    /** What the learning rate is multiplied by for this parameter: 1 unless set otherwise. */
    public double rateFactor() {
        return range.rateFactor();
    }

    /**
     * Sets what the learning rate is multiplied by for this parameter.
     *
     * @throws IllegalArgumentException if the factor is negative or not finite
     */
    public void rateFactor(double factor) {
        network().checkChangeable();
        if (!(factor >= 0 && Float.isFinite((float) factor))) {
            throw new IllegalArgumentException("the rate factor of '" + name() + "' is " + factor
                    + ", but must be finite and at least 0 when rounded to " + float.class);
        }
        range.rateFactor(factor);
    }

    /** Whether optimizers change the values: false while the layer is frozen. */
    public boolean trainable() {
        return range.trainable();
    }

    /**
     * Copies this parameter's values of an array made by {@link Network#newParameterStorage} to the natural layout.
     *
     * @throws IllegalArgumentException if the length of {@code to} is not {@link #size()}, or the storage is another
     *     network's
     */
    public void copyFromStorage(float[] storage, float[] to) {
        checkStorage(storage);
        gather(storage, to);
    }

    /**
     * Copies values in natural layout to this parameter's place in an array made by {@link Network#newParameterStorage}.
     *
     * @throws IllegalArgumentException if the length of {@code values} is not {@link #size()}, or the storage is another
     *     network's
     */
    public void copyToStorage(float[] values, float[] storage) {
        checkStorage(storage);
        scatter(values, storage);
    }

    private void checkStorage(float[] storage) {
        int length = Objects.requireNonNull(storage, "storage is null").length;
        if (length != network().parameters.length) {
            throw new IllegalArgumentException(
                    "storage has " + length + " values, but '" + network().name() + "' needs "
                            + network().parameters.length + ": make it with newParameterStorage()");
        }
    }

    ParameterRange range() {
        return range;
    }

    @Override
    public String toString() {
        return name() + Arrays.toString(shape());
    }
}
