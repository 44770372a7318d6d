// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Map;
import org.gradwright.runtime.compute.IntegerPower;

/**
 * Rectified Adam (Liu et al., "On the variance of the adaptive learning rate and beyond", 2020), as PyTorch has it.
 *
 * <p>{@code m} and {@code v} as those of {@link Adam}; {@code n = 2 / (1 - beta2) - 1};
 * {@code r = n - 2 * t * beta2^t / (1 - beta2^t)}. Where {@code r > 5},
 * {@code w -= rate * (m / (1 - beta1^t)) * c * sqrt(1 - beta2^t) / (sqrt(v) + epsilon)} with
 * {@code c = sqrt((r - 4) * (r - 2) * n / ((n - 4) * (n - 2) * r))}; in the first steps
 * {@code w -= rate * m / (1 - beta1^t)}. The paper lets r be above 4 alone, and the program of its authors has 5. Weight
 * decay, if any, is that of {@link AdamW}.
 */
public final class RAdam extends MomentOptimizer<RAdam> {
    private static final double LEAST = 5;

    /** The rectification times {@code sqrt(1 - beta2^t)}; 0 while the steps are not adaptive. */
    private double adaption;

    private RAdam(double rate, AdamMoments moments, double weightDecay, Clipping clipping) {
        super(rate, moments, weightDecay, clipping, "first", "second");
    }

    /** At that learning rate, with beta1 0.9, beta2 0.999, epsilon 1e-8 and no weight decay. */
    public static RAdam rate(double rate) {
        return new RAdam(rate, AdamMoments.DEFAULT, 0, Clipping.none());
    }

    /** With that decoupled weight decay: at least 0. */
    public RAdam weightDecay(double weightDecay) {
        return with(moments(), weightDecay, clipping());
    }

    @Override
    RAdam with(AdamMoments newMoments, double newWeightDecay, Clipping newClipping) {
        return new RAdam(learningRate(), newMoments, newWeightDecay, newClipping);
    }

    @Override
    protected Map<String, Object> settings() {
        return settingsWithDecay();
    }

    @Override
    protected void beginStep(long step) {
        super.beginStep(step);
        double power = IntegerPower.of(moments().beta2(), step);
        double most = 2 / (1 - moments().beta2()) - 1;
        double length = most - 2 * step * power / (1 - power);
        adaption = length > LEAST
                ? Math.sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length) * (1 - power))
                : 0;
    }

    @Override
    protected void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying) {
        float kept = (float) kept(rate, decaying);
        double stepSize = rate * meanCorrection();
        if (adaption > 0) {
            move(parameters, gradients, state, from, to, (float) (stepSize * adaption), 1, kept);
        } else {
            roll(parameters, gradients, state, from, to, (float) stepSize, kept);
        }
    }

    /** A step along the mean, whose length does not follow the mean square. */
    private void roll(
            float[] parameters, float[] gradients, float[][] state, int from, int to, float stepSize, float kept) {
        float old1 = (float) moments().beta1();
        float fresh1 = (float) (1 - moments().beta1());
        float old2 = (float) moments().beta2();
        float fresh2 = (float) (1 - moments().beta2());
        float[] means = state[0];
        float[] squares = state[1];
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float mean = old1 * means[i] + fresh1 * gradient;
            means[i] = Subnormals.flushed(mean);
            squares[i] = Subnormals.flushed(old2 * squares[i] + fresh2 * gradient * gradient);
            parameters[i] = kept * parameters[i] - stepSize * mean;
        }
    }
}
