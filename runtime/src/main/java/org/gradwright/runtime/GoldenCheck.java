// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.gradwright.runtime.compute.Compute;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.DatasetBuilder;
import org.gradwright.runtime.data.Schema;
import org.gradwright.runtime.data.Schema.Column;
import org.gradwright.runtime.store.Content;
import org.gradwright.runtime.store.Differences;
import org.gradwright.runtime.store.StoreException;
import org.gradwright.runtime.store.StoredContent;
import org.gradwright.runtime.store.StoredText;

/** Saves a {@link Golden} with a network, and predicts it again. */
final class GoldenCheck {
    private static final String OUTPUTS = "golden.outputs";
    private static final String PROVIDER = "golden.provider";

    /** How far a prediction of another provider may be off, as a share of the larger of it and 1. */
    private static final double TOLERANCE = 1e-4;

    private GoldenCheck() {}

    /** Whether a file has a self-check. */
    static boolean isIn(StoredContent content) {
        return content.longText(OUTPUTS) != null;
    }

    /** Adds the rows and what the network predicts for them. */
    static void save(Network network, Golden golden, Content content) {
        int rows = golden.rows().rows();
        List<Column> columns = network.schema().columns();
        Map<String, float[]> predictions = golden.predictions(network);
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isTarget()) {
                int column = i;
                int[] shape = {rows, columns.get(i).width()};
                content.tensor(input(columns.get(i)), shape, to -> golden.copyInput(column, to));
            }
        }
        predictions.forEach((output, values) -> content.tensor(
                output(output),
                new int[] {rows, values.length / rows},
                to -> System.arraycopy(values, 0, to, 0, to.length)));
        content.longText(OUTPUTS, String.join(",", golden.outputs()));
        content.text(PROVIDER, provider());
    }

    /** Claims the self-check of a file, if it has one. */
    static void check(Network network, StoredContent content, Differences differences) {
        if (!isIn(content)) {
            return;
        }
        content.requiredText(PROVIDER);
        Stream<String> inputs = network.schema().columns().stream()
                .filter(column -> !column.isTarget())
                .map(GoldenCheck::input);
        OptionalInt rows = content.firstExtent(inputs.findFirst().orElse(""));
        if (rows.orElse(0) < 1 || rows.orElse(0) > Golden.MOST_ROWS) {
            differences.add("the self-check has " + rows.orElse(0) + " rows, but needs 1 to " + Golden.MOST_ROWS);
            return;
        }
        for (Column column : network.schema().columns()) {
            if (!column.isTarget()) {
                content.claim(input(column), new int[] {rows.getAsInt(), column.width()}, differences);
            }
        }
        try (Session session = network.predictionSession(1)) {
            Set<String> names = new HashSet<>();
            StoredText list = content.requiredLongText(OUTPUTS);
            for (String name = list.piece(','); name != null; name = list.piece(',')) {
                int width = session.output(name).width();
                if (!names.add(name)) {
                    differences.add("the self-check names the output '" + name + "' twice");
                    return;
                }
                content.claim(output(name), new int[] {rows.getAsInt(), width}, differences);
            }
        } catch (IllegalArgumentException unknown) {
            differences.add("the self-check names an output of another network: " + unknown.getMessage());
        }
    }

    /**
     * Predicts the rows again.
     *
     * @throws StoreException if a prediction differs
     */
    static void verify(Network network, StoredContent content) {
        List<String> outputs = outputs(content);
        Golden golden = Golden.of(rows(network.schema(), content), outputs.toArray(new String[0]));
        boolean sameBits = content.requiredText(PROVIDER).equals(provider());
        golden.predictions(network).forEach((output, values) -> {
            float[] saved = content.values(output(output));
            int width = values.length / golden.rows().rows();
            for (int i = 0; i < values.length; i++) {
                if (!agree(values[i], saved[i], sameBits)) {
                    throw new StoreException("'" + content.file() + "' predicts " + values[i] + " here for '" + output
                            + "', column " + i % width + ", of row " + i / width + " of its self-check, but "
                            + saved[i] + " when it was saved; allowed is "
                            + (sameBits ? "no difference" : "a difference of " + TOLERANCE + " * max(1, abs(saved))"));
                }
            }
        });
    }

    private static boolean agree(float now, float saved, boolean sameBits) {
        return Float.compare(now, saved) == 0
                || (!sameBits && Math.abs((double) now - saved) <= TOLERANCE * Math.max(1, Math.abs((double) saved)));
    }

    /** The rows as a data set, whose targets are class 0, or 0. */
    private static Dataset rows(Schema schema, StoredContent content) {
        DatasetBuilder columns = new DatasetBuilder(schema);
        int rows = schema.columns().stream()
                .filter(column -> !column.isTarget())
                .mapToInt(column -> content.values(input(column)).length / column.width())
                .findFirst()
                .orElseThrow();
        for (Column column : schema.columns()) {
            switch (column.kind()) {
                case VALUES -> columns.values(column.name(), content.values(input(column)));
                case TARGET, PROBABILITIES -> columns.values(column.name(), zeros(rows, column));
                case DISTRIBUTION -> columns.values(column.name(), firstClass(rows, column));
                case LABELS -> columns.labels(column.name(), new int[rows]);
            }
        }
        return columns.build();
    }

    private static float[] zeros(int rows, Column column) {
        return new float[Math.multiplyExact(rows, column.width())];
    }

    private static float[] firstClass(int rows, Column column) {
        float[] values = zeros(rows, column);
        for (int row = 0; row < rows; row++) {
            values[row * column.width()] = 1;
        }
        return values;
    }

    /** The outputs of a file that was checked. */
    private static List<String> outputs(StoredContent content) {
        return List.of(content.requiredLongText(OUTPUTS).rest().split(",", -1));
    }

    private static String input(Column column) {
        return "golden.input." + column.name();
    }

    private static String output(String name) {
        return "golden.output." + name;
    }

    private static String provider() {
        return Compute.provider().getClass().getSimpleName();
    }
}
