// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.Arrays;
import java.util.Objects;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.Weights;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.SplitMix64;
import org.gradwright.runtime.optimizer.Optimizer;

/**
 * Finds learning rates to try: trains with a rate that grows from update to update, from far too small to far too large, and
 * looks at the loss (Smith, "Cyclical learning rates for training neural networks", 2017, section 3.3; exponential growth and
 * smoothing as in fastai). Afterwards the network is, bit for bit, what it was.
 *
 * <pre>
 * RateRange range = RangeFinder.of(network, Adam.rate(1e-3)).batch(64).find(data);
 * range.suggestion();
 * range.chart().write(Path.of("range.svg"));
 * </pre>
 *
 * <p>At update i of n the rate is {@code least * (greatest / least)^(i / (n - 1))}. The smoothed loss is the mean of the
 * losses so far with weights that fall by 0.95 with each update. Where it is above 4 times its minimum, or not finite, the
 * search ends.
 */
public final class RangeFinder {
    private static final double KEPT = 0.95;
    private static final double EXPLODED = 4;

    private final Network network;
    private final Optimizer optimizer;
    private int batch = 32;
    private int updates = 100;
    private double least = 1e-7;
    private double greatest = 10;
    private long seed;

    private RangeFinder(Network network, Optimizer optimizer) {
        this.network = network;
        this.optimizer = optimizer;
        seed = network.seed();
    }

    /** A finder for training that network with an optimizer of that kind and those settings; its rate and state do not matter. */
    public static RangeFinder of(Network network, Optimizer optimizer) {
        return new RangeFinder(
                Objects.requireNonNull(network, "network is null"),
                Objects.requireNonNull(optimizer, "optimizer is null"));
    }

    /** The rows of a batch, 32 by default; a data set with fewer rows is one batch. */
    public RangeFinder batch(int rows) {
        batch = Trainer.atLeastOne("batch", rows);
        return this;
    }

    /** The updates to make, 100 by default: at least 3. */
    public RangeFinder updates(int value) {
        if (value < 3) {
            throw new IllegalArgumentException("updates is " + value + ", but must be at least 3");
        }
        updates = value;
        return this;
    }

    /** The first and the last learning rate, 1e-7 and 10 by default: both above 0, and the second one greater. */
    public RangeFinder rates(double first, double last) {
        if (!(first > 0 && last > first && Double.isFinite(last))) {
            throw new IllegalArgumentException("rates are " + first + " and " + last
                    + ", but must be finite, above 0, and the second one greater");
        }
        least = first;
        greatest = last;
        return this;
    }

    /** The seed of the order of the rows; the network's by default. */
    public RangeFinder seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Trains for a while, and undoes it. Gradients that were added up before are dropped.
     *
     * @throws IllegalArgumentException if the data is for another network or has too few rows
     * @throws IllegalStateException if the network is a snapshot or has nothing to train
     */
    public RateRange find(Dataset data) {
        if (!data.schema().equals(network.schema())) {
            throw new IllegalArgumentException(
                    "the data is for another network: " + data.schema() + ", but " + network.schema());
        }
        Weights before = Weights.of(network);
        int rows = Math.min(batch, data.rows());
        try (Session session = network.session(rows)) {
            network.zeroGradients();
            return find(data, rows, session);
        } finally {
            before.rewind();
        }
    }

    private RateRange find(Dataset data, int rows, Session session) {
        double[] rates = new double[updates];
        double[] losses = new double[updates];
        double[] smoothed = new double[updates];
        int[] order = new int[data.rows()];
        Batch view = Batch.ordered(data, order);
        Optimizer fresh = optimizer.withoutState();
        int batches = data.rows() / rows;
        double mean = 0;
        double weight = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < updates; i++) {
            if (i % batches == 0) {
                arrange(order, i / batches);
            }
            rates[i] = least * StrictMath.pow(greatest / least, i / (updates - 1.0));
            losses[i] = session.forward(view.select(i % batches * rows, rows)).loss();
            mean = KEPT * mean + (1 - KEPT) * losses[i];
            weight = KEPT * weight + (1 - KEPT);
            smoothed[i] = mean / weight;
            lowest = Math.min(lowest, smoothed[i]);
            if (!Double.isFinite(smoothed[i]) || (lowest > 0 && smoothed[i] > EXPLODED * lowest)) {
                return range(i + 1, rates, losses, smoothed, true);
            }
            session.backward(1.0f);
            fresh.learningRate(rates[i]);
            fresh.step(network);
            network.zeroGradients();
        }
        return range(updates, rates, losses, smoothed, false);
    }

    private static RateRange range(int count, double[] rates, double[] losses, double[] smoothed, boolean diverged) {
        return new RateRange(
                Arrays.copyOf(rates, count), Arrays.copyOf(losses, count), Arrays.copyOf(smoothed, count), diverged);
    }

    private void arrange(int[] order, int pass) {
        for (int row = 0; row < order.length; row++) {
            order[row] = row;
        }
        new SplitMix64(SplitMix64.key(seed, pass)).shuffle(order);
    }
}
