// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.optimizers;

/** Updates as plain loops over whole arrays. */
final class HandWrittenUpdates {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final float[] parameters;
    private final float[] gradients;
    private final float[] first;
    private final float[] second;
    private int steps;

    HandWrittenUpdates(int count) {
        parameters = new float[count];
        gradients = new float[count];
        first = new float[count];
        second = new float[count];
        for (int i = 0; i < count; i++) {
            gradients[i] = 1e-3f * (1 + i % 7);
        }
    }

    void adam(float rate) {
        steps++;
        float bias1 = (float) (rate / (1 - Math.pow(BETA_1, steps)));
        float bias2 = (float) (1 / Math.sqrt(1 - Math.pow(BETA_2, steps)));
        for (int i = 0; i < parameters.length; i++) {
            float g = gradients[i];
            float m = (float) BETA_1 * first[i] + (float) (1 - BETA_1) * g;
            float v = (float) BETA_2 * second[i] + (float) (1 - BETA_2) * g * g;
            first[i] = m;
            second[i] = v;
            parameters[i] -= bias1 * m / ((float) Math.sqrt(v) * bias2 + EPSILON);
        }
    }

    void momentum(float rate, float momentum) {
        for (int i = 0; i < parameters.length; i++) {
            float v = momentum * first[i] + gradients[i];
            first[i] = v;
            parameters[i] -= rate * v;
        }
    }
}
