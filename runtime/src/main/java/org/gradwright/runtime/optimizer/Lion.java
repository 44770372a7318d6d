// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Map;

/**
 * Lion (Chen et al., "Symbolic discovery of optimization algorithms", 2023): steps of the same length for all parameters, of
 * which only the sign is learned.
 *
 * <p>With gradient g, parameter w and mean m (0 at first): {@code c = sign(beta1 * m + (1 - beta1) * g)};
 * {@code w = w - rate * (c + weightDecay * w)}, with the weight decay where it applies;
 * {@code m = beta2 * m + (1 - beta2) * g}. The sign of 0 is 0. Rates are some 3 to 10 times below those of {@link AdamW}, and
 * weight decays as many times above.
 */
public final class Lion extends Optimizer {
    private final double beta1;
    private final double beta2;
    private final double weightDecay;

    private Lion(double rate, double beta1, double beta2, double weightDecay, Clipping clipping) {
        super(rate, clipping, "mean");
        this.beta1 = Hyperparameters.share("beta1", beta1);
        this.beta2 = Hyperparameters.share("beta2", beta2);
        this.weightDecay = Hyperparameters.notNegative("weight decay", weightDecay);
    }

    /** At that learning rate, usually 1e-4, with beta1 0.9, beta2 0.99 and no weight decay. */
    public static Lion rate(double rate) {
        return new Lion(rate, 0.9, 0.99, 0, Clipping.none());
    }

    /** With that share of the mean in the direction: at least 0 and below 1. */
    public Lion beta1(double beta1) {
        return new Lion(learningRate(), beta1, beta2, weightDecay, clipping());
    }

    /** With that share of the mean kept: at least 0 and below 1. */
    public Lion beta2(double beta2) {
        return new Lion(learningRate(), beta1, beta2, weightDecay, clipping());
    }

    /** With that decoupled weight decay: at least 0. */
    public Lion weightDecay(double weightDecay) {
        return new Lion(learningRate(), beta1, beta2, weightDecay, clipping());
    }

    @Override
    public Lion clip(Clipping clipping) {
        return new Lion(learningRate(), beta1, beta2, weightDecay, clipping);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("beta1", beta1, "beta2", beta2, "weightDecay", weightDecay);
    }

    @Override
    protected void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying) {
        float stepSize = (float) rate;
        float kept = (float) (decaying ? 1 - rate * weightDecay : 1);
        float old1 = (float) beta1;
        float fresh1 = (float) (1 - beta1);
        float old2 = (float) beta2;
        float fresh2 = (float) (1 - beta2);
        float[] means = state[0];
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float direction = Math.signum(old1 * means[i] + fresh1 * gradient);
            means[i] = Subnormals.flushed(old2 * means[i] + fresh2 * gradient);
            parameters[i] = kept * parameters[i] - stepSize * direction;
        }
    }

    @Override
    protected boolean decays() {
        return weightDecay > 0;
    }
}
