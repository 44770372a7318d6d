// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;
import org.gradwright.runtime.data.Schema.Column;
import org.gradwright.runtime.data.Schema.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Collects the columns of a data set and checks each at once: no number may be NaN or infinite, and targets that are
 * probabilities go from 0 to 1. Numbers are copied, so the arrays given may change afterwards. A call that throws leaves
 * the builder as it was.
 */
public final class DatasetBuilder {
    private final Schema schema;
    private final List<@Nullable ColumnData> columns = new ArrayList<>();
    private @Nullable ColumnData weights;
    private String firstName = "";
    private int rows;

    /** A builder of a data set of that schema. */
    public DatasetBuilder(Schema schema) {
        this.schema = Objects.requireNonNull(schema, "schema is null");
        for (int i = 0; i < schema.columns().size(); i++) {
            columns.add(null);
        }
    }

    /**
     * Sets an input or a target of numbers, row by row.
     *
     * @throws IllegalArgumentException if the column or the length does not fit, or a value is not finite or not what the
     *     column holds
     */
    public DatasetBuilder values(String column, float[] values) {
        Column target = column(column, false);
        checkGiven(column, values);
        checkLength(column, values.length, target.width());
        return set(column, checked(target, values.clone()));
    }

    /**
     * Sets an input or a target of unsigned bytes, row by row, each of which stands for itself times {@code scale}. The
     * bytes stay bytes: a quarter of the memory.
     *
     * @throws IllegalArgumentException if the column, the length or the scale does not fit, or a scaled byte is not what the
     *     column holds
     */
    public DatasetBuilder values(String column, byte[] values, float scale) {
        Column target = column(column, false);
        checkGiven(column, values);
        checkLength(column, values.length, target.width());
        if (!Float.isFinite(255 * scale)) {
            throw new IllegalArgumentException(
                    "the scale of '" + column + "' is " + scale + ", but it and 255 times it must be finite");
        }
        ColumnData data = new ColumnData.Bytes(values.clone(), scale, target.width());
        ProbabilityRules.check(target, data);
        return set(column, data);
    }

    /**
     * Sets an input or a target of numbers, one matrix row a row.
     *
     * @throws IllegalArgumentException if the column or the matrix does not fit, or a value is not finite or not what the
     *     column holds
     */
    public DatasetBuilder matrix(String column, FMatrixRMaj matrix) {
        Column target = column(column, false);
        checkGiven(column, matrix);
        if (matrix.getNumCols() != target.width()) {
            throw new IllegalArgumentException(
                    "'" + column + "' has " + matrix.getNumCols() + " columns, but takes " + target.width());
        }
        checkLength(column, matrix.getNumElements(), target.width());
        float[] values = new float[matrix.getNumElements()];
        System.arraycopy(matrix.getData(), 0, values, 0, values.length);
        return set(column, checked(target, values));
    }

    /**
     * Sets a target of one class a row.
     *
     * @throws IllegalArgumentException if the column or the length does not fit, or a label is not a class
     */
    public DatasetBuilder labels(String column, int[] labels) {
        int classes = column(column, true).width();
        checkGiven(column, labels);
        checkLength(column, labels.length, 1);
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= classes) {
                throw new IllegalArgumentException("'" + column + "' is " + labels[row] + " in row " + row
                        + ", but must be from 0 to " + (classes - 1));
            }
        }
        return set(column, new ColumnData.Labels(labels.clone()));
    }

    /**
     * Sets the weight of each row, which may be negative; without this call each weighs 1.
     *
     * @throws IllegalArgumentException if the length does not fit, a weight is not finite, or the weights are set twice
     */
    public DatasetBuilder weights(float[] weights) {
        checkGiven("weight", weights);
        checkLength("weight", weights.length, 1);
        ColumnData data = finite("weight", weights.clone(), 1);
        checkRows("weight", data.rows());
        if (this.weights != null) {
            throw new IllegalArgumentException("'weight' is set twice");
        }
        this.weights = data;
        remember("weight", data.rows());
        return this;
    }

    private static ColumnData checked(Column column, float[] values) {
        ColumnData data = finite(column.name(), values, column.width());
        ProbabilityRules.check(column, data);
        return data;
    }

    private static ColumnData finite(String column, float[] values, int width) {
        int odd = FiniteValues.firstOther(values, values.length);
        if (odd >= 0) {
            throw new IllegalArgumentException(FiniteValues.message(column, values[odd], odd / width, odd % width));
        }
        return new ColumnData.Floats(values, width);
    }

    /**
     * The data set.
     *
     * @throws IllegalStateException if a column is missing
     */
    public Dataset build() {
        List<ColumnData> complete = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnData data = columns.get(i);
            if (data == null) {
                missing.add("'" + schema.columns().get(i).name() + "'");
            } else {
                complete.add(data);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException(String.join(", ", missing) + (missing.size() == 1 ? " is" : " are")
                    + " not set, but '" + schema.name() + "' needs every column");
        }
        return new Dataset(schema, List.copyOf(complete), weights);
    }

    private Column column(String name, boolean labels) {
        Column column = column(name);
        if (labels && column.kind() != Kind.LABELS) {
            throw new IllegalArgumentException("'" + name + "' takes " + column.width() + " values a row, not labels");
        }
        if (!labels && column.kind() == Kind.LABELS) {
            throw new IllegalArgumentException("'" + name + "' takes one int label a row, not values");
        }
        return column;
    }

    private Column column(String name) {
        Objects.requireNonNull(name, "the name of a column is null");
        for (Column column : schema.columns()) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        String known = schema.columns().stream().map(Column::name).collect(Collectors.joining("', '", "'", "'"));
        throw new IllegalArgumentException("there is no column '" + name + "'; '" + schema.name() + "' has " + known);
    }

    private static void checkGiven(String column, Object values) {
        Objects.requireNonNull(values, () -> "'" + column + "' is null");
    }

    private static void checkLength(String column, int length, int width) {
        if (length == 0) {
            throw new IllegalArgumentException("'" + column + "' has no rows, but needs at least 1");
        }
        if (length % width != 0) {
            throw new IllegalArgumentException(
                    "'" + column + "' has " + length + " values, which is not a multiple of its width " + width);
        }
    }

    private DatasetBuilder set(String column, ColumnData data) {
        int index = schema.index(column);
        if (columns.get(index) != null) {
            throw new IllegalArgumentException("'" + column + "' is set twice");
        }
        checkRows(column, data.rows());
        columns.set(index, data);
        remember(column, data.rows());
        return this;
    }

    private void checkRows(String column, int count) {
        if (rows != 0 && rows != count) {
            throw new IllegalArgumentException(
                    "'" + column + "' has " + count + " rows, but '" + firstName + "' has " + rows);
        }
    }

    private void remember(String column, int count) {
        if (rows == 0) {
            rows = count;
            firstName = column;
        }
    }
}
