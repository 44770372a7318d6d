// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Schema;

/** A figure collected batch by batch from what a session predicts. One thread at a time. */
public interface Metric {
    /** The name under which a history lists the figure. */
    String name();

    /** Which of two such figures is the better one: the larger one unless overridden. */
    default Direction direction() {
        return Direction.MAXIMIZE;
    }

    /** The same figure under another name, as for two outputs; takes the place of this one. */
    default Metric named(String name) {
        return new NamedMetric(this, name);
    }

    /**
     * Looks at the columns of the data before anything is measured; accepts all unless overridden.
     *
     * @throws IllegalArgumentException if this figure cannot be measured on such data
     */
    default void check(Schema schema) {}

    /** Forgets all batches. */
    void reset();

    /** Takes in one batch, which the session has just evaluated. */
    void add(Session session, Batch batch);

    /** The figure over all batches since the last reset; NaN when there was none. */
    double value();
}
