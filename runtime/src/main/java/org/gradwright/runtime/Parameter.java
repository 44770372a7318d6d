// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.Arrays;
import java.util.Objects;
import java.util.StringJoiner;

/** Trainable values of a layer, with what optimizers are told about them. */
public final class Parameter extends StoredValues {
    private final ParameterRole role;
    private final ParameterRange range;
    private int unitExtent;

    Parameter(Network network, Structure.ParameterEntry entry, float[] store) {
        super(network, entry.fullName(), store, entry.offset(), entry.length(), entry.shape(), entry.layout());
        role = entry.role();
        unitExtent = entry.shape().size() - 1;
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
        network().copyGradients(this, to);
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

    /** What {@link #maxNorm(double)} was given last; infinite unless set. */
    public double maxNorm() {
        UnitNorms norms = range.norms();
        return norms == null ? Double.POSITIVE_INFINITY : norms.limit();
    }

    /**
     * Bounds the Euclidean norm of the weights that lead to each unit, or each filter of a convolution, from the next update
     * on: after it, a longer vector is scaled down to the bound (Srivastava et al., "Dropout", 2014, section 5.1, with
     * bounds of 3 to 4). An infinite bound is none, and costs nothing.
     *
     * @throws IllegalArgumentException if the bound is not above 0
     * @throws IllegalStateException if these are no weights that lead to units, or the network is a snapshot
     */
    public void maxNorm(double limit) {
        network().checkChangeable();
        if (!(limit > 0) || (float) limit == 0) {
            throw new IllegalArgumentException("the max-norm of '" + name() + "' is " + limit
                    + ", but must be above 0 when rounded to " + float.class);
        }
        if (!hasUnits()) {
            throw new IllegalStateException(
                    "'" + name() + "' has no weights that lead to units, so that no max-norm can"
                            + " bound them: set that of the weight of a dense layer or a convolution");
        }
        range.norms(Double.isInfinite(limit) ? null : new UnitNorms(this, unitExtent, limit));
    }

    /** Whether the values are weights, of which some lead to each unit. */
    boolean hasUnits() {
        return role == ParameterRole.WEIGHT && shape().length > 1;
    }

    /** Says which extent is that of the units, where it is not the last one. */
    void unitExtent(int extent) {
        unitExtent = extent;
    }

    /** In what it is updated otherwise than as its role says, as "rate factor 0.5, no decay, max-norm 3.0"; else "default". */
    String updateSettings() {
        StringJoiner settings = new StringJoiner(", ");
        settings.setEmptyValue("default");
        if (rateFactor() != 1) {
            settings.add("rate factor " + rateFactor());
        }
        if (decay() != (role == ParameterRole.WEIGHT)) {
            settings.add(decay() ? "decay" : "no decay");
        }
        if (range.norms() != null) {
            settings.add("max-norm " + maxNorm());
        }
        return settings.toString();
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
