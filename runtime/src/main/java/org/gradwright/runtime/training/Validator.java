// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.metric.Metric;
import org.jspecify.annotations.Nullable;

/** Measures on the validation data: again only when the network has changed. */
final class Validator implements Supplier<Validation> {
    private final Network network;
    private final Session session;
    private final Dataset data;
    private final List<Metric> metrics;
    private long state;
    private @Nullable Validation last;

    Validator(Network network, Session session, Dataset data, List<Metric> metrics) {
        this.network = network;
        this.session = session;
        this.data = data;
        this.metrics = metrics;
    }

    @Override
    public Validation get() {
        long now = state();
        Validation known = last;
        if (known != null && state == now) {
            return known;
        }
        metrics.forEach(Metric::reset);
        double sum = 0;
        Batch view = Batch.all(data);
        for (int from = 0; from < data.rows(); from += session.capacity()) {
            view.select(from, Math.min(session.capacity(), data.rows() - from));
            sum += session.evaluate(view) * view.rows();
            for (Metric metric : metrics) {
                metric.add(session, view);
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            figures.put(metric.name(), metric.value());
        }
        Validation measured = new Validation(sum / data.rows(), figures);
        last = measured;
        state = now;
        return measured;
    }

    /** Grows with every change of what is predicted. */
    private long state() {
        long versions = 0;
        for (var each : network.parameters()) {
            versions += each.version();
        }
        for (var each : network.statistics()) {
            versions += each.version();
        }
        return versions;
    }
}
