// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import org.gradwright.runtime.compute.FloatMath;
import org.gradwright.runtime.compute.IntegerPower;

/**
 * What Adam and AdamW share. At step t: {@code m = beta1 * m + (1 - beta1) * g};
 * {@code v = beta2 * v + (1 - beta2) * g^2};
 * {@code w = kept * w - rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)}.
 */
abstract sealed class MomentOptimizer extends Optimizer permits Adam, AdamW {
    private final AdamMoments moments;
    private double meanCorrection = 1;
    private double rootCorrection = 1;

    MomentOptimizer(double rate, AdamMoments moments, Clipping clipping) {
        super(rate, clipping, "first", "second");
        this.moments = moments;
    }

    final AdamMoments moments() {
        return moments;
    }

    @Override
    protected final void beginStep(long step) {
        meanCorrection = 1 / (1 - IntegerPower.of(moments.beta1(), step));
        rootCorrection = 1 / Math.sqrt(1 - IntegerPower.of(moments.beta2(), step));
    }

    /** One step of the elements from {@code from} to {@code to}, exclusively. */
    final void move(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, double keptShare) {
        float stepSize = (float) (rate * meanCorrection);
        float root = (float) rootCorrection;
        float old1 = (float) moments.beta1();
        float fresh1 = (float) (1 - moments.beta1());
        float old2 = (float) moments.beta2();
        float fresh2 = (float) (1 - moments.beta2());
        float added = (float) moments.epsilon();
        float kept = (float) keptShare;
        float[] means = state[0];
        float[] squares = state[1];
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float mean = old1 * means[i] + fresh1 * gradient;
            float square = old2 * squares[i] + fresh2 * gradient * gradient;
            means[i] = Subnormals.flushed(mean);
            squares[i] = Subnormals.flushed(square);
            parameters[i] = kept * parameters[i] - stepSize * mean / (FloatMath.sqrt(square) * root + added);
        }
    }
}
