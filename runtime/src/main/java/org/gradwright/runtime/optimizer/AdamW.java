// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019): parameters that
 * decay are multiplied by {@code 1 - rate * weightDecay} before the step of {@link Adam}.
 */
public final class AdamW extends MomentOptimizer<AdamW> {
    private AdamW(double rate, AdamMoments moments, double weightDecay, Clipping clipping) {
        super(rate, moments, weightDecay, clipping, "first", "second");
    }

    /** At that learning rate, with beta1 0.9, beta2 0.999, epsilon 1e-8 and weight decay 0.01. */
    public static AdamW rate(double rate) {
        return new AdamW(rate, AdamMoments.DEFAULT, 0.01, Clipping.none());
    }

    /** With that decoupled weight decay: at least 0. */
    public AdamW weightDecay(double weightDecay) {
        return with(moments(), weightDecay, clipping());
    }

    @Override
    AdamW with(AdamMoments newMoments, double newWeightDecay, Clipping newClipping) {
        return new AdamW(learningRate(), newMoments, newWeightDecay, newClipping);
    }

    @Override
    protected Map<String, Object> settings() {
        return settingsWithDecay();
    }

    @Override
    protected void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying) {
        float stepSize = (float) (rate * meanCorrection());
        float kept = (float) kept(rate, decaying);
        move(parameters, gradients, state, from, to, stepSize, (float) rootCorrection(), kept);
    }
}
