// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.Objects;
import org.gradwright.runtime.store.Content;
import org.gradwright.runtime.store.Differences;
import org.gradwright.runtime.store.StoredContent;

/**
 * A copy of the parameters and running statistics of one network, in memory: the best ones of a training, or their mean.
 * Both are laid out as the network stores them, which is not the natural layout. Nothing is allocated after construction.
 */
public final class Weights {
    private final Network network;
    private final float[] parameters;
    private final float[] statistics;
    private long steps;

    private Weights(Network network) {
        this.network = Objects.requireNonNull(network, "network is null");
        parameters = network.parameters.clone();
        statistics = network.statistics.clone();
        steps = network.steps();
    }

    /** The present ones of a network. */
    public static Weights of(Network network) {
        return new Weights(network);
    }

    /** Takes the network's present ones. */
    public void take() {
        System.arraycopy(network.parameters, 0, parameters, 0, parameters.length);
        System.arraycopy(network.statistics, 0, statistics, 0, statistics.length);
        steps = network.steps();
    }

    /**
     * Gives these to the network; its gradients stay.
     *
     * @throws IllegalStateException if the network is a snapshot, or is being changed at this moment
     */
    public void restore() {
        network.checkChangeable();
        network.replace(parameters, statistics);
    }

    /**
     * Gives these to the network together with the number of updates that it had when they were taken; gradients become 0. So the
     * network is, bit for bit, what it was then.
     *
     * @throws IllegalStateException if the network is a snapshot, or is being changed at this moment
     */
    public void rewind() {
        restore();
        network.rewind(steps);
    }

    /**
     * Moves these towards the network's present ones: {@code this += share * (present - this)}.
     *
     * @param share from 0 to 1
     */
    public void approach(double share) {
        approach(parameters, network.parameters, (float) share);
        approach(statistics, network.statistics, (float) share);
    }

    private static void approach(float[] values, float[] targets, float share) {
        for (int i = 0; i < values.length; i++) {
            values[i] += share * (targets[i] - values[i]);
        }
    }

    /** Adds them to a file, each under that start of a name and its own name. */
    public void save(Content content, String start) {
        for (Parameter each : network.parameters()) {
            content.tensor(start + each.name(), each.shape(), to -> each.gather(parameters, to));
        }
        for (Statistic each : network.statistics()) {
            content.tensor(start + each.name(), each.shape(), to -> each.gather(statistics, to));
        }
    }

    /** Asks a file for what {@link #save} adds, for weights of that network. */
    public static void claim(Network network, StoredContent content, String start, Differences differences) {
        network.parameters().forEach(each -> content.claim(start + each.name(), each.shape(), differences));
        network.statistics().forEach(each -> content.claim(start + each.name(), each.shape(), differences));
    }

    /** Takes over what was claimed. */
    public void load(StoredContent content, String start) {
        for (Parameter each : network.parameters()) {
            each.scatter(content.values(start + each.name()), parameters);
        }
        for (Statistic each : network.statistics()) {
            each.scatter(content.values(start + each.name()), statistics);
        }
    }
}
