// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Weights;

/**
 * Several networks from one training: the weights at the end of each cycle of a learning rate that restarts, whose predictions
 * are averaged (Huang et al., "Snapshot ensembles: train 1, get M for free", 2017).
 *
 * <pre>{@code
 * SnapshotEnsemble<DigitsNetwork> ensemble = SnapshotEnsemble.every(10, network);
 * Trainer.of(network).optimizer(Sgd.rate(0.1)).epochs(50)
 *         .schedule(Schedule.cosineRestarts(10 * updatesOfAnEpoch, 1)).callback(ensemble).fit(data);
 * float[] probabilities = ensemble.predict(each -> each.predict(image));
 * }</pre>
 *
 * @param <N> the class of the network
 */
public final class SnapshotEnsemble<N extends Network> implements RememberingCallback {
    private final int cycle;
    private final N network;
    private int most = 5;
    private final List<Weights> weights = new ArrayList<>();
    private List<N> networks = List.of();

    private SnapshotEnsemble(int cycle, N network) {
        this.cycle = cycle;
        this.network = network;
    }

    /** Takes the weights after every so many epochs of the training of that network. */
    public static <N extends Network> SnapshotEnsemble<N> every(int epochs, N network) {
        return new SnapshotEnsemble<>(Trainer.atLeastOne("epochs", epochs), network);
    }

    /** Keeps the last so many, 5 by default; a training is resumed with the same number. */
    public SnapshotEnsemble<N> keep(int count) {
        most = Trainer.atLeastOne("count", count);
        return this;
    }

    /** Snapshots with the weights that were taken, in their order; empty before the training ends. */
    public List<N> networks() {
        return networks;
    }

    /**
     * The mean of what the networks predict.
     *
     * @param prediction what one of them predicts: arrays of the same length
     * @throws IllegalStateException if there are no networks
     */
    public float[] predict(Function<? super N, float[]> prediction) {
        if (networks.isEmpty()) {
            throw new IllegalStateException(
                    "the ensemble has no networks: none of its training's cycles of " + cycle + " epochs has ended");
        }
        float[] sum = prediction.apply(networks.get(0)).clone();
        for (N each : networks.subList(1, networks.size())) {
            float[] values = prediction.apply(each);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= networks.size();
        }
        return sum;
    }

    @Override
    public void onStart(Control control) {
        if (control.network() != network) {
            throw new IllegalArgumentException("the ensemble is of another network than the one in training");
        }
        networks = List.of();
        if (!control.resumed()) {
            weights.clear();
        }
    }

    @Override
    public void onEpochEnd(Epoch epoch, Control control) {
        if (epoch.number() % cycle == 0) {
            weights.add(Weights.of(network));
            if (weights.size() > most) {
                weights.remove(0);
            }
        }
    }

    @Override
    public void onEnd(Training training, Control control) {
        Weights last = Weights.of(network);
        List<N> taken = new ArrayList<>();
        for (Weights each : weights) {
            each.restore();
            taken.add(snapshot());
        }
        last.restore();
        networks = List.copyOf(taken);
    }

    /** A generated network's snapshot is of its own class. */
    @SuppressWarnings("unchecked")
    private N snapshot() {
        return (N) network.snapshot();
    }

    @Override
    public void remember(Memory memory) {
        List<Weights> kept = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            Weights each = memory.weights("weights" + i, i < weights.size() ? weights.get(i) : null);
            if (each != null) {
                kept.add(each);
            }
        }
        weights.clear();
        weights.addAll(kept);
    }
}
