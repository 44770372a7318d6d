// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;

/** Measures what a network predicts for a data set, outside of a training. */
public final class Evaluation {
    private static final int ROWS = 256;

    private Evaluation() {}

    /**
     * The figures over a data set, by name, in the order given.
     *
     * @throws IllegalArgumentException if a figure cannot be measured on such data, the data is for another network, or two
     *     figures have the same name
     */
    public static Map<String, Double> of(Network network, Dataset data, Metric... metrics) {
        Objects.requireNonNull(network, "network is null");
        Objects.requireNonNull(data, "data is null");
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            metric.check(data.schema());
            metric.reset();
            if (figures.put(metric.name(), Double.NaN) != null) {
                throw new IllegalArgumentException(
                        "there are two metrics '" + metric.name() + "': name one by named(...)");
            }
        }
        run(network, data, (session, batch) -> {
            for (Metric metric : metrics) {
                metric.add(session, batch);
            }
        });
        for (Metric metric : metrics) {
            figures.put(metric.name(), metric.value());
        }
        return Collections.unmodifiableMap(figures);
    }

    /** Evaluates all rows, batch by batch, in their order. */
    static void run(Network network, Dataset data, BiConsumer<Session, Batch> take) {
        int capacity = Math.min(ROWS, data.rows());
        try (Session session = network.session(capacity)) {
            Batch batch = Batch.of(data, 0, capacity);
            for (int from = 0; from < data.rows(); from += capacity) {
                batch.select(from, Math.min(capacity, data.rows() - from));
                session.evaluate(batch);
                take.accept(session, batch);
            }
        }
    }
}
