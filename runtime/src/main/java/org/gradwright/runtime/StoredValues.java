// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gradwright.runtime.compute.PanelLayout;
import org.gradwright.runtime.data.FiniteValues;
import org.jspecify.annotations.Nullable;

/**
 * A named array that a network stores. Values are read and written as copies in the natural, row-major layout of the
 * shape, whatever the storage; the storage itself is never handed out.
 */
public abstract sealed class StoredValues permits Parameter, Statistic {
    private final Network network;
    private final String name;
    private final float[] store;
    private final int offset;
    private final int size;
    private final int[] shape;
    private final @Nullable PanelLayout layout;
    private long version;

    StoredValues(
            Network network,
            String name,
            float[] store,
            int offset,
            int size,
            List<Integer> shape,
            @Nullable PanelLayout layout) {
        this.network = network;
        this.name = name;
        this.store = store;
        this.offset = offset;
        this.size = size;
        this.shape = shape.stream().mapToInt(Integer::intValue).toArray();
        this.layout = layout;
    }

    /** The full name: layer, dot, part, as {@code hidden.weight}. */
    public final String name() {
        return name;
    }

    /** The extents; a new array each time. */
    public final int[] shape() {
        return shape.clone();
    }

    /** The number of values. */
    public final int size() {
        return size;
    }

    /** A number that grows whenever the values may have changed. */
    public final long version() {
        return version;
    }

    /** Whether no value is NaN or infinite. */
    public final boolean isFinite() {
        return FiniteValues.firstOther(store, offset, offset + size) < 0;
    }

    /**
     * The value at those indices, one for each extent of the shape.
     *
     * @throws IndexOutOfBoundsException if the number of indices or one of them does not fit the shape
     */
    public final float get(int... indices) {
        int place = place(indices);
        return store[offset + (layout == null ? place : layout.stored(place))];
    }

    /**
     * Replaces all values.
     *
     * @throws IllegalArgumentException if the length is not {@link #size()}, or a value is NaN or infinite, or negative in a
     *     running variance
     * @throws IllegalStateException if the network is a snapshot, or is being changed at this moment
     */
    public final void set(float[] values) {
        network.checkChangeable();
        checkLength(values);
        String problem = problem(values);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        network.replace(this, values);
    }

    /** What is wrong with the values, as "'hidden.weight' is NaN at [0, 3], but must be finite"; null if nothing is. */
    final @Nullable String problem() {
        if (isFinite() && !notNegative()) {
            return null;
        }
        float[] values = new float[size];
        copyTo(values);
        return problem(values);
    }

    /** The same of {@link #size()} values in natural layout. */
    final @Nullable String problem(float[] values) {
        int odd = FiniteValues.firstOther(values, 0, size);
        if (odd >= 0) {
            return problem(values[odd], odd, "finite");
        }
        for (int i = 0; notNegative() && i < size; i++) {
            if (values[i] < 0) {
                return problem(values[i], i, "at least 0");
            }
        }
        return null;
    }

    private String problem(float value, int place, String rule) {
        int[] indices = new int[shape.length];
        int rest = place;
        for (int i = shape.length - 1; i >= 0; i--) {
            indices[i] = rest % shape[i];
            rest /= shape[i];
        }
        return "'" + name + "' is " + value + " at " + Arrays.toString(indices) + ", but must be " + rule;
    }

    /** Whether no value may be below 0. */
    boolean notNegative() {
        return false;
    }

    /**
     * Copies all values to {@code to}.
     *
     * @throws IllegalArgumentException if the length is not {@link #size()}
     */
    public final void copyTo(float[] to) {
        gather(store, to);
    }

    /**
     * Copies this parameter's or statistic's part of an array that is laid out as the network's storage is, to the
     * natural layout.
     *
     * @throws IllegalArgumentException if the length of {@code to} is not {@link #size()}
     */
    final void gather(float[] stored, float[] to) {
        checkLength(to);
        if (layout == null) {
            System.arraycopy(stored, offset, to, 0, size);
        } else {
            layout.gather(stored, offset, to);
        }
    }

    /** The reverse of {@link #gather}. */
    final void scatter(float[] from, float[] stored) {
        checkLength(from);
        if (layout == null) {
            System.arraycopy(from, 0, stored, offset, size);
        } else {
            layout.scatter(from, stored, offset);
        }
    }

    /** Replaces all values, even of a snapshot, which then must not have been handed out yet. */
    final void replace(float[] values) {
        scatter(values, store);
        changed();
    }

    final Network network() {
        return network;
    }

    final void changed() {
        version++;
    }

    final void checkLength(float[] values) {
        Objects.requireNonNull(values, "values is null");
        if (values.length != size) {
            throw new IllegalArgumentException(
                    "the array has " + values.length + " values, but '" + name + "' has " + size);
        }
    }

    private int place(int[] indices) {
        if (indices.length != shape.length) {
            throw new IndexOutOfBoundsException(
                    "'" + name + "' takes " + shape.length + " indices, but got " + indices.length);
        }
        int place = 0;
        for (int i = 0; i < shape.length; i++) {
            if (indices[i] < 0 || indices[i] >= shape[i]) {
                throw new IndexOutOfBoundsException("index " + i + " of '" + name + "' is " + indices[i]
                        + ", but must be from 0 to " + (shape[i] - 1));
            }
            place = place * shape[i] + indices[i];
        }
        return place;
    }
}
