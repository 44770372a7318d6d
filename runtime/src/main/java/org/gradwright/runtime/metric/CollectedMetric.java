// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Schema;
import org.gradwright.runtime.data.Schema.Column;
import org.jspecify.annotations.Nullable;

/** A figure of an output whose rows are collected. */
final class CollectedMetric<C> implements Metric {
    private final String name;
    private final Direction direction;
    private final String output;
    private final RowCollector<C> collector;
    private final ToDoubleFunction<C> figure;
    private @Nullable C collected;

    CollectedMetric(
            String name, Direction direction, String output, RowCollector<C> collector, ToDoubleFunction<C> figure) {
        this.name = name;
        this.direction = direction;
        this.output = Objects.requireNonNull(output, "output is null");
        this.collector = collector;
        this.figure = figure;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Direction direction() {
        return direction;
    }

    @Override
    public void check(Schema schema) {
        // A figure may need more than the collector does; it then refuses what is empty, too.
        var unused = figure.applyAsDouble(start(schema));
    }

    private C start(Schema schema) {
        Column target = schema.columns().get(schema.index(output));
        return collector.start(target, name);
    }

    @Override
    public void reset() {
        collected = null;
    }

    @Override
    public void add(Session session, Batch batch) {
        C rows = collected == null ? start(batch.dataset().schema()) : collected;
        collected = rows;
        collector.add(rows, new OutputRows(session, batch, output));
    }

    @Override
    public double value() {
        return collected == null ? Double.NaN : figure.applyAsDouble(collected);
    }
}
