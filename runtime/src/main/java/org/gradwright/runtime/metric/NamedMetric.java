// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Objects;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Schema;

/** A figure under another name. */
final class NamedMetric implements Metric {
    private final Metric metric;
    private final String name;

    NamedMetric(Metric metric, String name) {
        this.metric = metric;
        this.name = Objects.requireNonNull(name, "name is null");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Direction direction() {
        return metric.direction();
    }

    @Override
    public void check(Schema schema) {
        metric.check(schema);
    }

    @Override
    public void reset() {
        metric.reset();
    }

    @Override
    public void add(Session session, Batch batch) {
        metric.add(session, batch);
    }

    @Override
    public double value() {
        return metric.value();
    }
}
