// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Map;

/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015), with both corrections of the bias.
 *
 * <p>At step t, with gradient g, parameter w and moments that are 0 at first: {@code m = beta1 * m + (1 - beta1) * g};
 * {@code v = beta2 * v + (1 - beta2) * g^2};
 * {@code w -= rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)}.
 */
public final class Adam extends MomentOptimizer {
    private Adam(double rate, AdamMoments moments, Clipping clipping) {
        super(rate, moments, clipping);
    }

    /** At that learning rate, with beta1 0.9, beta2 0.999 and epsilon 1e-8. */
    public static Adam rate(double rate) {
        return new Adam(rate, AdamMoments.DEFAULT, Clipping.none());
    }

    /** With that share of the mean kept: at least 0 and below 1. */
    public Adam beta1(double beta1) {
        return new Adam(learningRate(), moments().withBeta1(beta1), clipping());
    }

    /** With that share of the mean square kept: at least 0 and below 1. */
    public Adam beta2(double beta2) {
        return new Adam(learningRate(), moments().withBeta2(beta2), clipping());
    }

    /** With that number added to the root: above 0. */
    public Adam epsilon(double epsilon) {
        return new Adam(learningRate(), moments().withEpsilon(epsilon), clipping());
    }

    @Override
    public Adam clip(Clipping clipping) {
        return new Adam(learningRate(), moments(), clipping);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of(
                "beta1",
                moments().beta1(),
                "beta2",
                moments().beta2(),
                "epsilon",
                moments().epsilon());
    }

    @Override
    protected void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying) {
        move(parameters, gradients, state, from, to, rate, 1);
    }
}
