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
    record Floats(float[] values, int width) implements ColumnData {
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
    record Bytes(byte[] values, float scale, int width) implements ColumnData {
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
    record Labels(int[] labels) implements ColumnData {
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
