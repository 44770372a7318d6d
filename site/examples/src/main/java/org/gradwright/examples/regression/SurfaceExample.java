// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.regression;

import java.util.Random;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.optimizer.Optimizer;

/**
 * Trains {@link Surface} step by step: each update adds up the gradients of four batches of 32 rows, and so is the update
 * of one batch of 128, in the memory of 32.
 */
public final class SurfaceExample {
    private static final int ROWS = 2048;
    private static final int BATCH = 32;
    private static final int BATCHES_PER_STEP = 4;
    private static final int EPOCHS = 100;
    private static final int GRID = 21;

    private SurfaceExample() {}

    /** Trains, then prints how far the network is from the true surface, in units of height. */
    public static void main(String[] args) {
        SurfaceNetwork network = SurfaceNetwork.create(1);
        train(network, SurfaceData.measured(ROWS, 1));
        System.out.printf("mean absolute error on a grid of %d points: %.3f%n", GRID * GRID, error(network));
    }

    private static void train(SurfaceNetwork network, Dataset data) {
        int[] order = new int[data.rows()];
        for (int row = 0; row < order.length; row++) {
            order[row] = row;
        }
        Random random = new Random(1);
        Batch batch = Batch.ordered(data, order);
        Optimizer optimizer = Adam.rate(3e-3);
        try (SurfaceNetwork.Session session = network.session(BATCH)) {
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                shuffle(order, random);
                double loss = 0;
                int accumulated = 0;
                for (int from = 0; from < ROWS; from += BATCH) {
                    session.forward(batch.select(from, BATCH)).backward(1f / BATCHES_PER_STEP);
                    loss += session.loss() * BATCH / ROWS;
                    if (++accumulated == BATCHES_PER_STEP) {
                        optimizer.step(network);
                        network.zeroGradients();
                        accumulated = 0;
                    }
                }
                if (epoch % 20 == 0) {
                    System.out.printf("epoch %3d  loss %.4f%n", epoch, loss);
                }
            }
        }
    }

    private static double error(SurfaceNetwork network) {
        double sum = 0;
        for (int i = 0; i < GRID; i++) {
            for (int j = 0; j < GRID; j++) {
                float x = 2f * i / (GRID - 1) - 1;
                float y = 2f * j / (GRID - 1) - 1;
                sum += Math.abs(network.predict(new float[] {x, y})[0] - SurfaceData.height(x, y));
            }
        }
        return sum / (GRID * GRID);
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[j];
            order[j] = row;
        }
    }
}
