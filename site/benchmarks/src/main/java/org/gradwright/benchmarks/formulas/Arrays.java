// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.formulas;

import java.util.Random;

/** What the hand-written loops read and write, of the sizes that the networks have. */
final class Arrays {
    static final int ROWS = 16;

    final int count = ROWS * FormulaNetworks.WIDTH;
    final float[] from = new float[count];
    final float[] to = new float[count];
    final float[] target = new float[count];
    final float[] positive = new float[count];
    final float[] probabilities = new float[count];
    final float[] losses = new float[count];
    final float[] gradient = new float[count];

    Arrays() {
        Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            from[i] = (float) (2 * random.nextGaussian());
            to[i] = from[i];
            target[i] = random.nextBoolean() ? 1 : -1;
            positive[i] = random.nextFloat();
            probabilities[i] = random.nextFloat();
        }
    }

    /** What a mean multiplies the gradients by. */
    float factor() {
        return 1f / count;
    }
}
