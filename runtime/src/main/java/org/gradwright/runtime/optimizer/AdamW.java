// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019): parameters that
 * decay are multiplied by {@code 1 - rate * weightDecay} before the step of {@link Adam}.
 */
public final class AdamW extends MomentOptimizer {
    private final double weightDecay;

    private AdamW(double rate, AdamMoments moments, double weightDecay, Clipping clipping) {
        super(rate, moments, clipping);
        this.weightDecay = Hyperparameters.notNegative("weight decay", weightDecay);
    }

    /** At that learning rate, with beta1 0.9, beta2 0.999, epsilon 1e-8 and weight decay 0.01. */
    public static AdamW rate(double rate) {
        return new AdamW(rate, AdamMoments.DEFAULT, 0.01, Clipping.none());
    }

    /** With that share of the mean kept: at least 0 and below 1. */
    public AdamW beta1(double beta1) {
        return new AdamW(learningRate(), moments().withBeta1(beta1), weightDecay, clipping());
    }

    /** With that share of the mean square kept: at least 0 and below 1. */
    public AdamW beta2(double beta2) {
        return new AdamW(learningRate(), moments().withBeta2(beta2), weightDecay, clipping());
    }

    /** With that number added to the root: above 0. */
    public AdamW epsilon(double epsilon) {
        return new AdamW(learningRate(), moments().withEpsilon(epsilon), weightDecay, clipping());
    }

    /** With that weight decay: at least 0. */
    public AdamW weightDecay(double weightDecay) {
        return new AdamW(learningRate(), moments(), weightDecay, clipping());
    }

    @Override
    public AdamW clip(Clipping clipping) {
        return new AdamW(learningRate(), moments(), weightDecay, clipping);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of(
                "beta1", moments().beta1(),
                "beta2", moments().beta2(),
                "epsilon", moments().epsilon(),
                "weightDecay", weightDecay);
    }

    @Override
    protected void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying) {
        double kept = decaying ? 1 - rate * weightDecay : 1;
        move(parameters, gradients, state, from, to, rate, kept);
    }

    @Override
    protected boolean decays() {
        return true;
    }
}
