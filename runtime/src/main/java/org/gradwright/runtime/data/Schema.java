// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The columns that a network's data consists of: inputs, then targets, in a fixed order, and besides them an optional
 * weight per row.
 *
 * <p>Two schemas are equal when their columns are equal; the name only serves messages, so networks that take the same
 * columns share their data sets.
 */
public final class Schema {
    /** What a column holds. */
    public enum Kind {
        /** An input of {@code width} numbers a row. */
        VALUES,
        /** A target of {@code width} numbers a row. */
        TARGET,
        /** A target of {@code width} numbers a row, each from 0 to 1. */
        PROBABILITIES,
        /** A target of one probability for each of {@code width} classes a row, which add up to 1. */
        DISTRIBUTION,
        /** A target of one class a row, from 0 to {@code width - 1}. */
        LABELS
    }

    /**
     * One column.
     *
     * @param name the name that messages and {@link DatasetBuilder} use
     * @param kind what it holds
     * @param width numbers a row, or classes for labels
     */
    public record Column(String name, Kind kind, int width) {
        /** Whether the column is something to be predicted. */
        public boolean isTarget() {
            return kind != Kind.VALUES;
        }

        /**
         * Checks that the first {@code rows} rows of {@code values} are what a column of this kind holds.
         *
         * @throws IllegalArgumentException that names the first that is not
         */
        public void check(float[] values, int rows) {
            for (int row = 0; row < rows; row++) {
                ProbabilityRules.check(this, values, row * width, row);
            }
        }

        @Override
        public String toString() {
            String what = switch (kind) {
                case VALUES -> " values";
                case TARGET -> " targets";
                case PROBABILITIES -> " probabilities";
                case DISTRIBUTION -> " probabilities that add up to 1";
                case LABELS -> " classes";
            };
            return name + ": " + width + what;
        }
    }

    private final String name;
    private final List<Column> columns;
    private final boolean targets;

    private Schema(String name, List<Column> columns) {
        this.name = name;
        this.columns = columns;
        this.targets = columns.stream().anyMatch(Column::isTarget);
    }

    /** A builder of a schema without columns yet. */
    public static Builder of(String name) {
        return new Builder(name);
    }

    /** The name that messages use. */
    public String name() {
        return name;
    }

    /** The columns in their order. */
    public List<Column> columns() {
        return columns;
    }

    /** Whether any column is a target. */
    public boolean hasTargets() {
        return targets;
    }

    /**
     * The place of the column of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public int index(String column) {
        Objects.requireNonNull(column, "column is null");
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no column '" + column + "'; " + this);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Schema schema && columns.equals(schema.columns));
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return "'" + name + "' has " + columns.stream().map(Column::toString).collect(Collectors.joining(", "));
    }

    /** Collects the columns of a schema. */
    public static final class Builder {
        private final String name;
        private final List<Column> columns = new ArrayList<>();

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name is null");
        }

        /** Adds an input of {@code width} numbers a row. */
        public Builder values(String column, int width) {
            return add(new Column(column, Kind.VALUES, width));
        }

        /** Adds a target of {@code width} numbers a row. */
        public Builder target(String column, int width) {
            return add(new Column(column, Kind.TARGET, width));
        }

        /** Adds a target of {@code width} numbers a row, each from 0 to 1. */
        public Builder probabilities(String column, int width) {
            return add(new Column(column, Kind.PROBABILITIES, width));
        }

        /** Adds a target of one probability for each of {@code classes} classes a row, which add up to 1. */
        public Builder distribution(String column, int classes) {
            return add(new Column(column, Kind.DISTRIBUTION, classes));
        }

        /** Adds a target of one class a row, from 0 to {@code classes - 1}. */
        public Builder labels(String column, int classes) {
            return add(new Column(column, Kind.LABELS, classes));
        }

        private Builder add(Column column) {
            Objects.requireNonNull(column.name(), "the name of a column is null");
            if (column.width() < 1) {
                throw new IllegalArgumentException(
                        "column '" + column.name() + "' has width " + column.width() + ", but needs at least 1");
            }
            if (columns.stream().anyMatch(each -> each.name().equals(column.name()))) {
                throw new IllegalArgumentException("column '" + column.name() + "' stands twice in '" + name + "'");
            }
            columns.add(column);
            return this;
        }

        /**
         * The schema.
         *
         * @throws IllegalStateException if it has no column
         */
        public Schema build() {
            if (columns.isEmpty()) {
                throw new IllegalStateException("'" + name + "' has no column");
            }
            return new Schema(name, List.copyOf(columns));
        }
    }
}
