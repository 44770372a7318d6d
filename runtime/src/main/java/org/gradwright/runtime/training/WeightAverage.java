// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.Objects;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.Weights;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * Gives the network the mean of the parameters that it had in the course of a training, for whatever reason that ends: an
 * average is flatter and often predicts better than where the training ends. Until then the training does not notice.
 *
 * <pre>{@code
 * Trainer.of(network).callback(WeightAverage.exponential(0.999))
 * Trainer.of(network).callback(WeightAverage.equal().from(15).statistics(data, 64))
 * }</pre>
 *
 * <p>Running statistics are averaged as parameters are. Those of batch normalization do not belong to averaged parameters, least
 * of all to distant ones; {@link #statistics} computes them anew. Of several callbacks that give the network weights at the end, as
 * {@link EarlyStopping} does, the last one added prevails.
 */
public final class WeightAverage implements RememberingCallback {
    /** The share of the present weights; 0 for one that makes all weights count the same. */
    private final double share;

    private int everyUpdates;
    private int first = 1;
    private @Nullable Dataset data;
    private int batch;

    private long count;
    private @Nullable Weights mean;

    private WeightAverage(double share, int everyUpdates) {
        this.share = share;
        this.everyUpdates = everyUpdates;
    }

    /**
     * An exponential moving average: after each update {@code mean = decay * mean + (1 - decay) * weights}, from the weights after
     * the first one on (Polyak and Juditsky, "Acceleration of stochastic approximation by averaging", 1992, in the form of Tarvainen
     * and Valpola, "Mean teachers are better role models", 2017).
     *
     * @param decay at least 0 and below 1, such as 0.999: the average looks back over some {@code 1 / (1 - decay)} updates
     */
    public static WeightAverage exponential(double decay) {
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("decay is " + decay + ", but must be at least 0 and below 1");
        }
        return new WeightAverage(1 - decay, 1);
    }

    /**
     * Stochastic weight averaging: the mean of the weights after each epoch, all counting the same (Izmailov et al., "Averaging
     * weights leads to wider optima and better generalization", 2018). It wants a learning rate that stays high or cycles.
     */
    public static WeightAverage equal() {
        return new WeightAverage(0, 0);
    }

    /** Averages from that epoch on; from the first one by default. */
    public WeightAverage from(int epoch) {
        first = Trainer.atLeastOne("epoch", epoch);
        return this;
    }

    /** Takes the weights after every so many updates, counted over all epochs. */
    public WeightAverage everyUpdates(int updates) {
        everyUpdates = Trainer.atLeastOne("updates", updates);
        return this;
    }

    /**
     * Computes running statistics anew at the end, by a pass over these data in batches of so many rows, without updates.
     * Statistics are those of batch normalization with its momentum, so that the data should have many batches.
     */
    public WeightAverage statistics(Dataset rows, int batchRows) {
        data = Objects.requireNonNull(rows, "data is null");
        batch = Trainer.atLeastOne("batch", batchRows);
        return this;
    }

    @Override
    public void onStart(Control control) {
        if (!control.resumed()) {
            count = 0;
            mean = null;
        }
    }

    @Override
    public void onBatchEnd(int epoch, int lastBatch, double loss, Control control) {
        if (everyUpdates > 0 && epoch >= first && control.updates() % everyUpdates == 0) {
            take(control);
        }
    }

    @Override
    public void onEpochEnd(Epoch epoch, Control control) {
        if (everyUpdates == 0 && epoch.number() >= first) {
            take(control);
        }
    }

    private void take(Control control) {
        count++;
        Weights present = mean;
        if (present == null) {
            mean = Weights.of(control.network());
        } else {
            present.approach(share == 0 ? 1.0 / count : share);
        }
    }

    @Override
    public void onEnd(Training training, Control control) {
        Weights present = mean;
        if (present == null) {
            control.note("no weights were averaged: the training ended before epoch " + first);
            return;
        }
        present.restore();
        Dataset rows = data;
        if (rows != null) {
            pass(rows, control);
        }
        control.note("the network has the mean of " + count + " weights");
    }

    private void pass(Dataset rows, Control control) {
        int size = Math.min(batch, rows.rows());
        Batch view = Batch.all(rows);
        try (Session session = control.network().session(size)) {
            for (int from = 0; from + size <= rows.rows(); from += size) {
                session.forward(view.select(from, size));
            }
        }
    }

    @Override
    public void remember(Memory memory) {
        count = memory.count("count", count);
        mean = memory.weights("mean", mean);
    }
}
