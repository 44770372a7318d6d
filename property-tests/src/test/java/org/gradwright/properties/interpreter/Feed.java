// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A batch as plain arrays.
 *
 * @param columns inputs and targets by name, row by row; a label is one number
 * @param weights one for each row, or none where every row weighs 1
 */
public record Feed(int rows, Map<String, double[]> columns, double[] weights) {
    public boolean weighted() {
        return weights.length > 0;
    }

    public double weight(int row) {
        return weighted() ? weights[row] : 1;
    }

    public double[] column(String name) {
        double[] values = columns.get(name);
        if (values == null) {
            throw new AssertionError("no column '" + name + "' among " + columns.keySet());
        }
        return values;
    }

    /** The same batch with {@code distance} times {@code direction} added to a column. */
    public Feed moved(String column, double[] direction, double distance) {
        Map<String, double[]> moved = new TreeMap<>(columns);
        double[] values = column(column).clone();
        Arrays.setAll(values, i -> values[i] + distance * direction[i]);
        moved.put(column, values);
        return new Feed(rows, moved, weights);
    }
}
