// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gradwright.runtime.store.Content;
import org.gradwright.runtime.store.Differences;
import org.gradwright.runtime.store.Part;
import org.gradwright.runtime.store.StoreException;
import org.gradwright.runtime.store.StoredContent;
import org.jspecify.annotations.Nullable;

/** A network as a part of a file: its parameters, statistics, seed and number of updates, and perhaps a self-check. */
final class NetworkPart implements Part {
    private static final String SETTINGS = "training.parameter.";
    private static final String DEFAULT = "default";

    private final Network network;
    private final @Nullable Golden golden;
    private final boolean training;
    private int reading;

    /**
     * @param golden a self-check to save, or none
     * @param training whether to accept only a network that is trained as this one is
     */
    NetworkPart(Network network, @Nullable Golden golden, boolean training) {
        this.network = network;
        this.golden = golden;
        this.training = training;
    }

    @Override
    public void save(Content content) {
        reading = network.changes().beginReading();
        problem(StoredValues::problem).ifPresent(problem -> {
            throw new StoreException("'" + network.name() + "' cannot be saved: " + problem);
        });
        content.text("network", network.name());
        content.text("fingerprint", network.structure().fingerprint());
        content.text("training.fingerprint", network.structure().trainingFingerprint());
        content.text("seed", Long.toString(network.seed()));
        content.text("steps", Long.toString(network.steps()));
        for (Parameter each : network.parameters()) {
            content.tensor(each.name(), each.shape(), each::copyTo);
            if (training && !each.updateSettings().equals(DEFAULT)) {
                content.text(SETTINGS + each.name(), each.updateSettings());
            }
        }
        for (Statistic each : network.statistics()) {
            content.tensor(each.name(), each.shape(), each::copyTo);
        }
        if (golden != null) {
            GoldenCheck.save(network, golden, content);
        }
    }

    @Override
    public void finish() {
        if (network.changes().since(reading)) {
            throw new IllegalStateException(
                    "'" + network.name() + "' was changed while it was saved, so that nothing was saved");
        }
    }

    private Optional<String> problem(Function<StoredValues, @Nullable String> problemOf) {
        return Stream.concat(network.parameters().stream(), network.statistics().stream())
                .flatMap(each -> Stream.ofNullable(problemOf.apply(each)))
                .findFirst();
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
            String trained = content.requiredText("training.fingerprint");
            if (training && differences.none()) {
                differences.compare(
                        "what is predicted agrees, but not what is trained: the fingerprint of the losses, penalties,"
                                + " dropout rates and momenta",
                        trained,
                        network.structure().trainingFingerprint());
            }
            if (training && differences.none()) {
                checkSettings(content, differences);
            }
            GoldenCheck.check(network, content, differences);
        }
    }

    private void checkSettings(StoredContent content, Differences differences) {
        for (Parameter each : network.parameters()) {
            String found = content.text(SETTINGS + each.name());
            differences.compare(
                    "how '" + each.name() + "' is updated", found == null ? DEFAULT : found, each.updateSettings());
        }
    }

    /** The self-check runs on a copy, so that nobody sees the new values before they are known to be good. */
    @Override
    public void verify(StoredContent content) {
        problem(each -> each.problem(content.values(each.name()))).ifPresent(problem -> {
            throw new StoreException("'" + content.file() + "' cannot be loaded: " + problem);
        });
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
