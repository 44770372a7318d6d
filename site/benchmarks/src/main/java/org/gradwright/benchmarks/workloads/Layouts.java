// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.workloads;

/** Parameters as systems want them that put units, filters or channels first. */
public final class Layouts {
    private Layouts() {}

    /** {@code [rows, columns]} as {@code [columns, rows]}: a dense weight with its units first. */
    public static float[] transposed(float[] values, int rows) {
        int columns = values.length / rows;
        float[] to = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                to[column * rows + row] = values[row * columns + column];
            }
        }
        return to;
    }

    /** The weight of a convolution, {@code [places, channels, filters]}, as {@code [filters, channels, places]}. */
    public static float[] filtersFirst(float[] weight, int places, int channels) {
        int filters = weight.length / places / channels;
        float[] to = new float[weight.length];
        for (int place = 0; place < places; place++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int filter = 0; filter < filters; filter++) {
                    to[(filter * channels + channel) * places + place] =
                            weight[(place * channels + channel) * filters + filter];
                }
            }
        }
        return to;
    }

    /** The weight of a dense layer behind images, {@code [places, channels, units]}, as {@code [channels, places, units]}. */
    public static float[] channelsFirst(float[] weight, int places, int channels) {
        int units = weight.length / places / channels;
        float[] to = new float[weight.length];
        for (int place = 0; place < places; place++) {
            for (int channel = 0; channel < channels; channel++) {
                System.arraycopy(
                        weight, (place * channels + channel) * units, to, (channel * places + place) * units, units);
            }
        }
        return to;
    }
}
