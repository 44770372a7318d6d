// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.data;

/** The stored content of one column; never changed once a data set holds it. */
sealed interface ColumnData {
    /** The rows stored. */
    int rows();

    /** Copies the numbers of one row to {@code to}, from {@code at} on. */
    default void copyRow(int row, float[] to, int at) {
        throw new UnsupportedOperationException("the column holds labels, not values");
    }

    /** The label of one row. */
    default int label(int row) {
        throw new UnsupportedOperationException("the column holds values, not labels");
    }

    /** Numbers, row by row. */
    final class Floats implements ColumnData {
        private final float[] values;
        private final int width;

        Floats(float[] values, int width) {
            this.values = values;
            this.width = width;
        }

        @Override
        public int rows() {
            return values.length / width;
        }

        @Override
        public void copyRow(int row, float[] to, int at) {
            System.arraycopy(values, row * width, to, at, width);
        }
    }

    /** Unsigned bytes, row by row, each of which stands for itself times {@code scale}. */
    final class Bytes implements ColumnData {
        private final byte[] values;
        private final float scale;
        private final int width;

        Bytes(byte[] values, float scale, int width) {
            this.values = values;
            this.scale = scale;
            this.width = width;
        }

        @Override
        public int rows() {
            return values.length / width;
        }

        @Override
        public void copyRow(int row, float[] to, int at) {
            int from = row * width;
            for (int j = 0; j < width; j++) {
                to[at + j] = (values[from + j] & 0xFF) * scale;
            }
        }
    }

    /** One class a row. */
    final class Labels implements ColumnData {
        private final int[] labels;

        Labels(int[] labels) {
            this.labels = labels;
        }

        @Override
        public int rows() {
            return labels.length;
        }

        @Override
        public int label(int row) {
            return labels[row];
        }
    }
}
