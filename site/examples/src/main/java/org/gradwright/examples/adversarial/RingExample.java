// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.adversarial;

import java.util.Arrays;
import java.util.Random;
import org.gradwright.runtime.TensorView;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.optimizer.Optimizer;

/**
 * Trains {@link Forger} and {@link Judge} against each other, until the forger's points lie on a ring as the true ones do
 * (Goodfellow et al., "Generative adversarial nets", 2014). Between the steps nothing is allocated.
 */
public final class RingExample {
    private static final int BATCH = 128;
    private static final int NOISE = 4;
    private static final int SECTORS = 8;
    private static final double SPREAD = 0.05;

    private final ForgerNetwork forger;
    private final JudgeNetwork judge;
    private final Optimizer forging = Adam.rate(1e-3).beta1(0.5);
    private final Optimizer judging = Adam.rate(1e-3).beta1(0.5);
    private final Random random;
    private final float[] noise = new float[BATCH * NOISE];
    private final float[] points = new float[BATCH * 2];

    /**
     * A pair of untrained networks.
     *
     * @param seed of all random numbers
     */
    RingExample(long seed) {
        forger = ForgerNetwork.create(seed);
        judge = JudgeNetwork.create(seed);
        random = new Random(seed);
    }

    /** Trains, then prints where the forged points lie. */
    public static void main(String[] args) {
        RingExample example = new RingExample(1);
        for (int round = 1; round <= 5; round++) {
            example.train(400);
            Forgeries forgeries = example.forgeries(2000);
            System.out.printf(
                    "after %4d steps: mean distance from the ring %.3f, fewest points in an eighth of it %.1f %%%n",
                    400 * round, forgeries.distance(), 100 * forgeries.fewest());
        }
    }

    /** Lets the judge and the forger take so many steps in turns. */
    void train(int steps) {
        TensorView noises = TensorView.of(noise, NOISE);
        TensorView truePoints = TensorView.of(points, 2);
        TensorView yes = TensorView.of(filled(1), 1);
        TensorView no = TensorView.of(filled(0), 1);
        try (ForgerNetwork.Session forge = forger.session(BATCH);
                JudgeNetwork.Session judgment = judge.session(BATCH)) {
            for (int step = 0; step < steps; step++) {
                fillNoise(noise);
                fillRing(points);
                forge.forward(noises);

                judgment.forward(truePoints, yes).backward(0.5f);
                judgment.forward(forge.point(), no).backward(0.5f);
                judging.step(judge);
                judge.zeroGradients();

                // The judge's own gradients stay zero; the forger learns what would make the judge say yes.
                judgment.forward(forge.point(), yes).backwardInputs();
                forge.backward(judgment.inputGradient().point());
                forging.step(forger);
                forger.zeroGradients();
            }
        }
    }

    /**
     * Where forged points lie.
     *
     * @param distance their mean distance from the ring
     * @param fewest the share of them in that eighth of the ring which has the fewest
     */
    record Forgeries(double distance, double fewest) {}

    /** Forges so many points. */
    Forgeries forgeries(int count) {
        float[] row = new float[NOISE];
        int[] sectors = new int[SECTORS];
        double distance = 0;
        for (int i = 0; i < count; i++) {
            fillNoise(row);
            float[] point = forger.predict(row);
            distance += Math.abs(Math.hypot(point[0], point[1]) - 1) / count;
            double turn = Math.atan2(point[1], point[0]) / (2 * Math.PI) + 0.5;
            sectors[Math.min(SECTORS - 1, (int) (turn * SECTORS))]++;
        }
        return new Forgeries(distance, (double) Arrays.stream(sectors).min().orElseThrow() / count);
    }

    private void fillNoise(float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) random.nextGaussian();
        }
    }

    private void fillRing(float[] to) {
        for (int i = 0; i < to.length; i += 2) {
            double angle = 2 * Math.PI * random.nextDouble();
            double radius = 1 + SPREAD * random.nextGaussian();
            to[i] = (float) (radius * Math.cos(angle));
            to[i + 1] = (float) (radius * Math.sin(angle));
        }
    }

    private static float[] filled(float value) {
        float[] values = new float[BATCH];
        Arrays.fill(values, value);
        return values;
    }
}
