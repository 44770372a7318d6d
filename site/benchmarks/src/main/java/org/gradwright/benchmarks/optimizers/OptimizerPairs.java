// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.optimizers;

import java.util.List;
import java.util.Random;
import org.gradwright.benchmarks.Pair;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.optimizer.Optimizer;
import org.gradwright.runtime.optimizer.Sgd;

/** One update of a million parameters, in nanoseconds a parameter. */
public final class OptimizerPairs {
    /** So small that the parameters stay where they are. */
    private static final float RATE = 1e-9f;

    private static final float MOMENTUM = 0.9f;

    private OptimizerPairs() {}

    public static List<Pair> all() {
        SquareNetwork network = withGradients();
        SquareNetwork other = withGradients();
        int count = Square.WIDTH * (Square.WIDTH + 1);
        Optimizer adam = Adam.rate(RATE);
        Optimizer momentum = Sgd.rate(RATE).momentum(MOMENTUM);
        HandWrittenUpdates adamByHand = new HandWrittenUpdates(count);
        HandWrittenUpdates momentumByHand = new HandWrittenUpdates(count);
        return List.of(
                new Pair("adam", "update", count, () -> adam.step(network), "handwritten", () -> adamByHand.adam(RATE)),
                new Pair(
                        "momentum",
                        "update",
                        count,
                        () -> momentum.step(other),
                        "handwritten",
                        () -> momentumByHand.momentum(RATE, MOMENTUM)));
    }

    private static SquareNetwork withGradients() {
        SquareNetwork network = SquareNetwork.create(1);
        Random random = new Random(1);
        float[] x = new float[Square.WIDTH];
        float[] y = new float[Square.WIDTH];
        for (int i = 0; i < Square.WIDTH; i++) {
            x[i] = (float) random.nextGaussian();
            y[i] = (float) random.nextGaussian();
        }
        Batch batch = Batch.all(SquareNetwork.data().x(x).y(y).build());
        network.session(1).forward(batch).backward(1);
        return network;
    }
}
