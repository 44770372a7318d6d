// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015), with both corrections of the bias.
 *
 * <p>At step t, with gradient g, parameter w and moments that are 0 at first: {@code m = beta1 * m + (1 - beta1) * g};
 * {@code v = beta2 * v + (1 - beta2) * g^2};
 * {@code w -= rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)}.
 */
public final class Adam extends MomentOptimizer<Adam> {
    private Adam(double rate, AdamMoments moments, Clipping clipping) {
        super(rate, moments, 0, clipping, "first", "second");
    }

    /** At that learning rate, with beta1 0.9, beta2 0.999 and epsilon 1e-8. */
    public static Adam rate(double rate) {
        return new Adam(rate, AdamMoments.DEFAULT, Clipping.none());
    }

    @Override
    Adam with(AdamMoments newMoments, double newWeightDecay, Clipping newClipping) {
        return new Adam(learningRate(), newMoments, newClipping);
    }

    @Override
    protected void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying) {
        float stepSize = (float) (rate * meanCorrection());
        move(parameters, gradients, state, from, to, stepSize, (float) rootCorrection(), 1);
    }
}
