// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import org.gradwright.runtime.store.Content;
import org.gradwright.runtime.store.Differences;
import org.gradwright.runtime.store.Part;
import org.gradwright.runtime.store.StoredContent;
import org.jspecify.annotations.Nullable;

/** A network as a part of a file: its parameters, statistics, seed and number of updates, and perhaps a self-check. */
final class NetworkPart implements Part {
    private final Network network;
    private final @Nullable Golden golden;

    NetworkPart(Network network, @Nullable Golden golden) {
        this.network = network;
        this.golden = golden;
    }

    @Override
    public void save(Content content) {
        content.text("network", network.name());
        content.text("fingerprint", network.structure().fingerprint());
        content.text("seed", Long.toString(network.seed()));
        content.text("steps", Long.toString(network.steps()));
        for (Parameter each : network.parameters()) {
            content.tensor(each.name(), each.shape(), each::copyTo);
        }
        for (Statistic each : network.statistics()) {
            content.tensor(each.name(), each.shape(), each::copyTo);
        }
        if (golden != null) {
            GoldenCheck.save(network, golden, content);
        }
    }

    @Override
    public void check(StoredContent content, Differences differences) {
        network.checkChangeable();
        network.parameters().forEach(each -> content.claim(each.name(), each.shape(), differences));
        network.statistics().forEach(each -> content.claim(each.name(), each.shape(), differences));
        if (content.ours()) {
            content.requiredLong("seed");
            content.requiredCount("steps");
            String fingerprint = content.requiredText("fingerprint");
            if (differences.none()) {
                differences.compare(
                        "names and shapes agree; the fingerprint of the graph",
                        fingerprint,
                        network.structure().fingerprint());
            }
            GoldenCheck.check(network, content, differences);
        }
    }

    /** The self-check runs on a copy, so that nobody sees the new values before they are known to be good. */
    @Override
    public void verify(StoredContent content) {
        if (GoldenCheck.isIn(content)) {
            Network copy = network.snapshot();
            restore(copy, content);
            GoldenCheck.verify(copy, content);
        }
    }

    @Override
    public void load(StoredContent content) {
        restore(network, content);
    }

    private static void restore(Network to, StoredContent content) {
        long seed = content.ours() ? content.requiredLong("seed") : to.seed();
        long steps = content.ours() ? content.requiredCount("steps") : to.steps();
        to.restore(content::values, seed, steps);
    }
}
