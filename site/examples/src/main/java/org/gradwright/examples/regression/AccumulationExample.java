// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.regression;

import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Optimizer;
import org.gradwright.runtime.optimizer.Sgd;

/**
 * Trains {@link Surface} with batches of 480 rows, once as a whole and once as 15 micro-batches of 32: the mean over the
 * batch is the mean of the means, so each step is the same but for the rounding of its sums, in a fifteenth of the memory.
 */
public final class AccumulationExample {
    private static final int ROWS = 1920;
    private static final int BATCH = 480;

    private AccumulationExample() {}

    /** Trains both ways for some steps, then prints how far the parameters are apart. */
    public static void main(String[] args) {
        Dataset data = SurfaceData.measured(ROWS, 1);
        for (int steps : new int[] {1, 10, 100}) {
            SurfaceNetwork whole = trained(data, steps, BATCH);
            SurfaceNetwork parts = trained(data, steps, 32);
            System.out.printf("after %3d steps the parameters differ by at most %.2g%n", steps, apart(whole, parts));
        }
    }

    /** A network after so many steps, each of as many micro-batches as make a batch. */
    static SurfaceNetwork trained(Dataset data, int steps, int microBatch) {
        SurfaceNetwork network = SurfaceNetwork.create(1);
        Optimizer optimizer = Sgd.rate(0.1).momentum(0.9);
        Batch batch = Batch.of(data, 0, microBatch);
        try (SurfaceNetwork.Session session = network.session(microBatch)) {
            for (int step = 0; step < steps; step++) {
                int start = step * BATCH % ROWS;
                for (int from = 0; from < BATCH; from += microBatch) {
                    session.forward(batch.select(start + from, microBatch)).backward((float) microBatch / BATCH);
                }
                optimizer.step(network);
                network.zeroGradients();
            }
        }
        return network;
    }

    /** The largest difference of two networks' parameters. */
    static double apart(SurfaceNetwork one, SurfaceNetwork other) {
        double apart = 0;
        for (Parameter parameter : one.parameters()) {
            float[] a = new float[parameter.size()];
            float[] b = new float[parameter.size()];
            parameter.copyTo(a);
            other.parameter(parameter.name()).copyTo(b);
            for (int i = 0; i < a.length; i++) {
                apart = Math.max(apart, Math.abs(a[i] - b[i]));
            }
        }
        return apart;
    }
}
