// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradwright.runtime.compute.Compute;
import org.gradwright.runtime.compute.PanelLayout;
import org.gradwright.runtime.data.Schema;
import org.gradwright.runtime.data.SplitMix64;
import org.jspecify.annotations.Nullable;

/** What a generated network tells its base class about itself: its data, its parameters and its statistics. */
public final class Structure {
    /**
     * One parameter: {@code [shape]} values from {@code offset} on in the array of all parameters.
     *
     * @param layout how they are stored; null where that is row-major
     */
    record ParameterEntry(
            String layer,
            String name,
            ParameterRole role,
            Initializer initializer,
            int offset,
            int length,
            List<Integer> shape,
            @Nullable PanelLayout layout) {
        String fullName() {
            return layer + "." + name;
        }
    }

    /** One running statistic: {@code [shape]} values from {@code offset} on in the array of all statistics. */
    record StatisticEntry(
            String layer, String name, Initializer initializer, int offset, int length, List<Integer> shape) {
        String fullName() {
            return layer + "." + name;
        }
    }

    /** The fewest rows that a layer can train on. */
    record RowRule(String layer, int rows) {}

    /** A bit of a long for each, and one left over. */
    private static final int MOST_PASSES = 63;

    private final String name;
    private final Schema schema;
    private final long seed;
    private final List<ParameterEntry> parameters;
    private final List<StatisticEntry> statistics;
    private final List<RowRule> rowRules;
    private final List<String> wholeBatchLosses;
    private final Set<String> frozen;
    private final List<String> parts;
    private final List<Integer> passOfPart;
    private final List<int[]> passes;
    private final int derived;
    private final boolean objective;
    private final String fingerprint;
    private final String trainingFingerprint;

    private Structure(Builder builder) {
        name = builder.name;
        schema = builder.schema;
        seed = builder.seed;
        parameters = List.copyOf(builder.parameters);
        statistics = List.copyOf(builder.statistics);
        rowRules = List.copyOf(builder.rowRules);
        wholeBatchLosses = List.copyOf(builder.wholeBatchLosses);
        frozen = Set.copyOf(builder.frozen);
        parts = List.copyOf(builder.parts);
        passOfPart = List.copyOf(builder.passOfPart);
        passes = List.copyOf(builder.passes);
        derived = builder.derived;
        objective = builder.objective;
        fingerprint = builder.fingerprint.isEmpty() ? fingerprintOf(parameters, statistics) : builder.fingerprint;
        trainingFingerprint = builder.trainingFingerprint.isEmpty() ? fingerprint : builder.trainingFingerprint;
    }

    /** A builder; parameters and statistics get their offsets in the order in which they are added. */
    public static Builder of(String name, Schema schema, long seed) {
        return new Builder(name, schema, seed);
    }

    String name() {
        return name;
    }

    Schema schema() {
        return schema;
    }

    long seed() {
        return seed;
    }

    List<ParameterEntry> parameters() {
        return parameters;
    }

    List<StatisticEntry> statistics() {
        return statistics;
    }

    List<RowRule> rowRules() {
        return rowRules;
    }

    /** How many values are computed from parameters and statistics alone. */
    int derived() {
        return derived;
    }

    /** The outputs whose loss is more than a sum over the rows of the batch. */
    List<String> wholeBatchLosses() {
        return wholeBatchLosses;
    }

    /** Whether nothing was generated that would train a layer. */
    boolean isFrozen(String layer) {
        return frozen.contains(layer);
    }

    /** The names of the objectives. */
    List<String> parts() {
        return parts;
    }

    /**
     * The place of an objective.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    int part(String part) {
        Objects.requireNonNull(part, "objective is null");
        int index = parts.indexOf(part);
        if (index < 0) {
            throw new IllegalArgumentException(NearNames.message("objective", part, parts));
        }
        return index;
    }

    /**
     * The backward pass that computes the gradients of an objective and of no other; -1 where there is only one pass.
     *
     * @throws IllegalArgumentException if there is no objective of that name
     * @throws IllegalStateException if the pass computes those of others, too
     */
    int passOf(String part) {
        int index = part(part);
        int pass = passOfPart.get(index);
        for (int i = 0; i < parts.size(); i++) {
            if (i != index && passOfPart.get(i) == pass) {
                throw new IllegalStateException("'" + parts.get(i) + "' trains the same as '" + part
                        + "', and one backward pass computes the gradients of their sum: call backward(scale), or let"
                        + " them train different members");
            }
        }
        return passes.isEmpty() ? -1 : pass;
    }

    /** A bit for each backward pass; all bits where there is one that trains every parameter. */
    long allPasses() {
        return passes.isEmpty() ? -1L : (1L << passes.size()) - 1;
    }

    /** Whether an objective trains the parameter at an offset. */
    boolean trains(String part, int offset) {
        int index = part(part);
        return passes.isEmpty() || trains(1L << passOfPart.get(index), offset);
    }

    /** Whether one of these backward passes, a bit for each, trains the parameter at an offset. */
    boolean trains(long which, int offset) {
        for (int pass = 0; pass < passes.size(); pass++) {
            if ((which >> pass & 1) == 1) {
                for (int parameter : passes.get(pass)) {
                    if (parameters.get(parameter).offset() == offset) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether something is trained though the data has no targets. */
    boolean hasObjective() {
        return objective;
    }

    /** What tells networks apart that have parameters of the same names and shapes. */
    String fingerprint() {
        return fingerprint;
    }

    /** What tells networks apart that predict the same, but are trained differently. */
    String trainingFingerprint() {
        return trainingFingerprint;
    }

    /** The initial values: each from the seed and its own full name only. */
    NetworkValues initialValues() {
        return new NetworkValues(initialParameters(), initialStatistics(), seed, 0);
    }

    private float[] initialParameters() {
        int length = parameters.stream().mapToInt(ParameterEntry::length).sum();
        float[] values = new float[length];
        for (ParameterEntry entry : parameters) {
            SplitMix64 random = SplitMix64.of(seed, entry.fullName());
            if (entry.layout() == null) {
                entry.initializer().fill(values, entry.offset(), entry.length(), random);
            } else {
                float[] drawn = new float[entry.length()];
                entry.initializer().fill(drawn, 0, drawn.length, random);
                entry.layout().scatter(drawn, values, entry.offset());
            }
        }
        return values;
    }

    private float[] initialStatistics() {
        int length = statistics.stream().mapToInt(StatisticEntry::length).sum();
        float[] values = new float[length];
        for (StatisticEntry entry : statistics) {
            entry.initializer().fill(values, entry.offset(), entry.length(), SplitMix64.of(seed, entry.fullName()));
        }
        return values;
    }

    /** The first 16 bytes of the SHA-256 of the names, roles and shapes, one a line. */
    private static String fingerprintOf(List<ParameterEntry> parameters, List<StatisticEntry> statistics) {
        StringBuilder lines = new StringBuilder();
        for (ParameterEntry entry : parameters) {
            lines.append(entry.fullName()).append(' ').append(entry.role()).append(' ');
            lines.append(entry.shape()).append('\n');
        }
        for (StatisticEntry entry : statistics) {
            lines.append(entry.fullName())
                    .append(" STATISTIC ")
                    .append(entry.shape())
                    .append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(lines.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Collects a structure. */
    public static final class Builder {
        private final String name;
        private final Schema schema;
        private final long seed;
        private final List<ParameterEntry> parameters = new ArrayList<>();
        private final List<StatisticEntry> statistics = new ArrayList<>();
        private final List<RowRule> rowRules = new ArrayList<>();
        private final List<String> wholeBatchLosses = new ArrayList<>();
        private final Set<String> frozen = new HashSet<>();
        private final Set<String> names = new HashSet<>();
        private final List<String> parts = new ArrayList<>();
        private final List<Integer> passOfPart = new ArrayList<>();
        private final List<int[]> passes = new ArrayList<>();
        private boolean objective;
        private String fingerprint = "";
        private String trainingFingerprint = "";
        private int derived;
        private int parameterEnd;
        private int statisticEnd;

        private Builder(String name, Schema schema, long seed) {
            this.name = Objects.requireNonNull(name, "name is null");
            this.schema = Objects.requireNonNull(schema, "schema is null");
            this.seed = seed;
        }

        /** Adds a parameter of a layer, behind those added before. */
        public Builder parameter(
                String layer, String parameter, ParameterRole role, Initializer initializer, int... shape) {
            return parameter(layer, parameter, role, initializer, null, shape);
        }

        /**
         * Adds a weight {@code [inner, columns]} of a layer that is stored in panels, for {@link Compute#panelProduct} and its
         * gradients.
         */
        public Builder panels(String layer, String parameter, Initializer initializer, int inner, int columns) {
            PanelLayout layout = PanelLayout.ofProvider(inner, columns);
            return parameter(layer, parameter, ParameterRole.WEIGHT, initializer, layout, inner, columns);
        }

        private Builder parameter(
                String layer,
                String parameter,
                ParameterRole role,
                Initializer initializer,
                @Nullable PanelLayout layout,
                int... shape) {
            int length = length(layer, parameter, shape);
            parameters.add(new ParameterEntry(
                    layer,
                    parameter,
                    role,
                    initializer,
                    parameterEnd,
                    length,
                    IntStream.of(shape).boxed().toList(),
                    layout));
            parameterEnd = end(parameterEnd, length);
            return this;
        }

        /** Adds a statistic that a layer keeps besides its parameters, behind those added before. */
        public Builder statistic(String layer, String statistic, Initializer initializer, int... shape) {
            int length = length(layer, statistic, shape);
            statistics.add(new StatisticEntry(
                    layer,
                    statistic,
                    initializer,
                    statisticEnd,
                    length,
                    IntStream.of(shape).boxed().toList()));
            statisticEnd = end(statisticEnd, length);
            return this;
        }

        /** Makes training refuse batches below that number of rows unless the layer is frozen. */
        public Builder minimumTrainingRows(String layer, int rows) {
            rowRules.add(new RowRule(layer, rows));
            return this;
        }

        /** Says that a layer is never trained. */
        public Builder frozen(String layer) {
            frozen.add(layer);
            return this;
        }

        /**
         * Gives the network room for values that prediction reads and that {@link Session#runDerivation} computes.
         *
         * @param length how many
         */
        public Builder derived(int length) {
            derived = length;
            return this;
        }

        /** Makes training refuse to add up the gradients of several batches, because of the loss of an output. */
        public Builder wholeBatchLoss(String output) {
            wholeBatchLosses.add(output);
            return this;
        }

        /** Adds an objective, with the number of the backward pass that computes its gradients. */
        public Builder part(String part, int pass) {
            parts.add(part);
            passOfPart.add(pass);
            return this;
        }

        /** Adds a backward pass of several, with the places of the parameters that it trains. */
        public Builder pass(int... parameters) {
            if (passes.size() == MOST_PASSES) {
                throw new IllegalArgumentException("'" + name + "' has more than " + MOST_PASSES + " backward passes");
            }
            passes.add(parameters.clone());
            return this;
        }

        /** Says that something is trained, though the data may have no targets. */
        public Builder objective() {
            objective = true;
            return this;
        }

        /**
         * Sets what tells this network's graph from others with parameters of the same names and shapes, in hexadecimal
         * digits: a saved model is only loaded where it is the same. By default it follows from the parameters alone.
         */
        public Builder fingerprint(String digits) {
            fingerprint = checked("fingerprint", digits);
            return this;
        }

        /**
         * Sets what tells how this network is trained from other ways, in hexadecimal digits: a training is only resumed
         * where it is the same. By default it is the {@link #fingerprint}.
         */
        public Builder trainingFingerprint(String digits) {
            trainingFingerprint = checked("training fingerprint", digits);
            return this;
        }

        private static String checked(String what, String digits) {
            if (!digits.matches("[0-9a-f]{8,64}")) {
                throw new IllegalArgumentException(
                        what + " is '" + digits + "', but must be 8 to 64 hexadecimal digits in lower case");
            }
            return digits;
        }

        /** The structure. */
        public Structure build() {
            return new Structure(this);
        }

        private int length(String layer, String part, int[] shape) {
            if (!names.add(layer + "." + part)) {
                throw new IllegalArgumentException("'" + layer + "." + part + "' stands twice in '" + name + "'");
            }
            long length = 1;
            for (int extent : shape) {
                if (extent < 1) {
                    throw new IllegalArgumentException(
                            "'" + layer + "." + part + "' has an extent of " + extent + ", but needs at least 1");
                }
                length *= extent;
                if (length > Integer.MAX_VALUE) {
                    throw new IllegalArgumentException(
                            "'" + layer + "." + part + "' has more elements than an array can hold");
                }
            }
            return (int) length;
        }

        private int end(int offset, int length) {
            if (offset > Integer.MAX_VALUE - length) {
                throw new IllegalArgumentException("'" + name + "' has more elements than an array can hold");
            }
            return offset + length;
        }
    }
}
