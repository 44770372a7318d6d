// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.workloads;

import java.util.Random;

/**
 * Normal numbers with a fixed seed, and what a random linear rule says of them; a fifth of the targets is random, so that
 * there is always something left to learn.
 */
public final class Rows {
    private static final double NOISE = 0.2;

    private final Workload workload;
    private final int count;

    /** {@code count} rows of {@link Workload#inputs} values. */
    public final float[] inputs;

    /** Of each row the class, or 0 or 1. */
    public final int[] labels;

    public Rows(Workload workload, int count) {
        this.workload = workload;
        this.count = count;
        Random random = new Random(7);
        inputs = normals(random, count * workload.inputs());
        int classes = Math.max(2, workload.outputs());
        float[] rule = normals(random, workload.inputs() * classes);
        labels = new int[count];
        for (int row = 0; row < count; row++) {
            labels[row] = random.nextDouble() < NOISE ? random.nextInt(classes) : label(rule, row, classes);
        }
    }

    private static float[] normals(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private int label(float[] rule, int row, int classes) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < classes; label++) {
            double score = 0;
            for (int i = 0; i < workload.inputs(); i++) {
                score += inputs[row * workload.inputs() + i] * rule[label * workload.inputs() + i];
            }
            if (score > most) {
                most = score;
                best = label;
            }
        }
        return best;
    }

    public int count() {
        return count;
    }

    /** The labels as numbers. */
    public float[] targets() {
        float[] targets = new float[count];
        for (int i = 0; i < count; i++) {
            targets[i] = labels[i];
        }
        return targets;
    }
}
