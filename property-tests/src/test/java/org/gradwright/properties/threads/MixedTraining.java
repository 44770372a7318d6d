// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.threads;

import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.Statistic;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Adam;

/** A program that trains {@link Mixed} and prints a checksum of all its bits. */
final class MixedTraining {
    private static final int ROWS = 48;
    private static final int BATCH = 16;

    private MixedTraining() {}

    public static void main(String[] arguments) {
        int steps = Integer.parseInt(arguments[0]);
        MixedNetwork network = MixedNetwork.create(3);
        Adam optimizer = Adam.rate(1e-3);
        try (MixedNetwork.Session session = network.session(BATCH)) {
            Batch batch = Batch.of(data(), 0, BATCH);
            for (int step = 0; step < steps; step++) {
                session.forward(batch.select(step % (ROWS / BATCH) * BATCH, BATCH))
                        .backward(1);
                optimizer.step(network);
                network.zeroGradients();
            }
        }
        System.out.println("checksum " + Long.toHexString(checksum(network)));
    }

    static Dataset data() {
        SplittableRandom random = new SplittableRandom(9);
        float[] x = new float[ROWS * Mixed.SIDE * Mixed.SIDE * 3];
        int[] y = new int[ROWS];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < ROWS; i++) {
            y[i] = random.nextInt(Mixed.CLASSES);
        }
        return MixedNetwork.data().x(x).y(y).build();
    }

    private static long checksum(Network network) {
        CRC32 sum = new CRC32();
        for (Parameter parameter : network.parameters()) {
            float[] values = new float[parameter.size()];
            parameter.copyTo(values);
            add(values, sum);
        }
        for (Statistic statistic : network.statistics()) {
            float[] values = new float[statistic.size()];
            statistic.copyTo(values);
            add(values, sum);
        }
        return sum.getValue();
    }

    private static void add(float[] values, CRC32 sum) {
        for (float value : values) {
            int bits = Float.floatToRawIntBits(value);
            for (int shift = 0; shift < 32; shift += 8) {
                sum.update(bits >>> shift);
            }
        }
    }
}
