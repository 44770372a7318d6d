// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;

/**
 * A self-check to save with a network: a few rows, for which loading predicts again what saving predicted.
 *
 * <pre>
 * network.save(path, Golden.of(test.subset(new int[] {0, 1, 2}), "digit"));
 * </pre>
 *
 * <p>Where the same provider computes, the predictions must have the same bits; elsewhere each may differ by
 * {@code 1e-4 * max(1, abs(saved))}.
 */
public final class Golden {
    /** The most rows: a self-check costs a prediction of each whenever the network is loaded. */
    static final int MOST_ROWS = 1024;

    private final Dataset rows;
    private final List<String> outputs;

    private Golden(Dataset rows, List<String> outputs) {
        this.rows = rows;
        this.outputs = outputs;
    }

    /**
     * The predictions of the outputs of those names for the rows of a data set, whose targets do not matter.
     *
     * @throws IllegalArgumentException if no output is named, or one twice, or there are more than 1024 rows
     */
    public static Golden of(Dataset rows, String... outputs) {
        Objects.requireNonNull(rows, "rows is null");
        List<String> names = List.of(Objects.requireNonNull(outputs, "outputs is null"));
        if (names.isEmpty() || Set.copyOf(names).size() != names.size()) {
            throw new IllegalArgumentException("outputs are " + names + ", but must be one or more, each once");
        }
        if (rows.rows() > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "rows has " + rows.rows() + " rows, but a self-check takes at most " + MOST_ROWS);
        }
        return new Golden(rows, names);
    }

    Dataset rows() {
        return rows;
    }

    List<String> outputs() {
        return outputs;
    }

    /** The numbers of an input column, row by row. */
    void copyInput(int column, float[] to) {
        Batch.all(rows).copyValues(column, to);
    }

    /** What the network predicts now: the numbers of each output, row by row. */
    Map<String, float[]> predictions(Network network) {
        int capacity = Math.min(64, rows.rows());
        Map<String, List<float[]>> pieces = new LinkedHashMap<>();
        outputs.forEach(output -> pieces.put(output, new ArrayList<>()));
        try (Session session = network.predictionSession(capacity)) {
            Batch batch = Batch.of(rows, 0, capacity);
            for (int from = 0; from < rows.rows(); from += capacity) {
                batch.select(from, Math.min(capacity, rows.rows() - from));
                session.infer(batch);
                pieces.forEach((output, list) -> list.add(copy(session.output(output))));
            }
        }
        Map<String, float[]> predictions = new LinkedHashMap<>();
        pieces.forEach((output, list) -> predictions.put(output, joined(list)));
        return predictions;
    }

    private static float[] copy(TensorView view) {
        float[] values = new float[view.rows() * view.width()];
        view.copyTo(values);
        return values;
    }

    private static float[] joined(List<float[]> pieces) {
        float[] all = new float[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (float[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }
}
