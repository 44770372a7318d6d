// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Objects;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.Schema.Column;

/**
 * How the rows of an output and its target are collected.
 *
 * @param <C> what they are collected in
 */
interface RowCollector<C> {
    /**
     * Something empty to collect the rows of that target in.
     *
     * @param metric what needs it, for messages
     * @throws IllegalArgumentException if the target is not of the right kind
     */
    C start(Column target, String metric);

    /** Takes in all rows of a batch. */
    void add(C collected, OutputRows rows);

    /**
     * All rows of a data set and what a network predicts for them.
     *
     * @throws IllegalArgumentException if the target is not of the right kind, or the data does not fit
     */
    default C all(Network network, Dataset data, String output, String metric) {
        Objects.requireNonNull(network, "network is null");
        Objects.requireNonNull(data, "data is null");
        Objects.requireNonNull(output, "output is null");
        Column target = data.schema().columns().get(data.schema().index(output));
        C collected = start(target, metric);
        Evaluation.run(network, data, (session, batch) -> add(collected, new OutputRows(session, batch, output)));
        return collected;
    }
}
