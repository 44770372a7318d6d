// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Map;
import org.gradwright.runtime.compute.FloatMath;
import org.gradwright.runtime.compute.IntegerPower;

/**
 * What the relatives of Adam share: their settings, the corrections of the bias at step t, {@code 1 / (1 - beta1^t)} and
 * {@code 1 / sqrt(1 - beta2^t)}, and the step of Adam itself: {@code m = beta1 * m + (1 - beta1) * g};
 * {@code v = beta2 * v + (1 - beta2) * g^2};
 * {@code w = kept * w - rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)}.
 *
 * @param <S> the optimizer itself
 */
abstract sealed class MomentOptimizer<S extends MomentOptimizer<S>> extends Optimizer
        permits Adam, AdamW, Adamax, AmsGrad, NAdam, RAdam {
    private final AdamMoments moments;
    private final double weightDecay;
    private double meanCorrection = 1;
    private double rootCorrection = 1;

    MomentOptimizer(double rate, AdamMoments moments, double weightDecay, Clipping clipping, String... slots) {
        super(rate, clipping, slots);
        this.moments = moments;
        this.weightDecay = Hyperparameters.notNegative("weight decay", weightDecay);
    }

    /** The same optimizer with other settings and no state. */
    abstract S with(AdamMoments newMoments, double newWeightDecay, Clipping newClipping);

    final AdamMoments moments() {
        return moments;
    }

    final double decay() {
        return weightDecay;
    }

    /** With that share of the mean kept: at least 0 and below 1. */
    public final S beta1(double beta1) {
        return with(moments.withBeta1(beta1), weightDecay, clipping());
    }

    /** With that share of the mean square, or of the greatest gradient, kept: at least 0 and below 1. */
    public final S beta2(double beta2) {
        return with(moments.withBeta2(beta2), weightDecay, clipping());
    }

    /** With that number added to what is divided by: above 0. */
    public final S epsilon(double epsilon) {
        return with(moments.withEpsilon(epsilon), weightDecay, clipping());
    }

    @Override
    public final S clip(Clipping clipping) {
        return with(moments, weightDecay, clipping);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("beta1", moments.beta1(), "beta2", moments.beta2(), "epsilon", moments.epsilon());
    }

    /** The settings of an optimizer with decoupled weight decay. */
    final Map<String, Object> settingsWithDecay() {
        return Map.of(
                "beta1", moments.beta1(),
                "beta2", moments.beta2(),
                "epsilon", moments.epsilon(),
                "weightDecay", weightDecay);
    }

    @Override
    protected void beginStep(long step) {
        meanCorrection = 1 / (1 - IntegerPower.of(moments.beta1(), step));
        rootCorrection = 1 / Math.sqrt(1 - IntegerPower.of(moments.beta2(), step));
    }

    final double meanCorrection() {
        return meanCorrection;
    }

    final double rootCorrection() {
        return rootCorrection;
    }

    @Override
    protected final boolean decays() {
        return weightDecay > 0;
    }

    /** What decoupled weight decay leaves of a parameter. */
    final double kept(double rate, boolean decaying) {
        return decaying ? 1 - rate * weightDecay : 1;
    }

    /**
     * One step of the elements from {@code from} to {@code to}, exclusively: {@code m} and {@code v} as above, and
     * {@code w = kept * w - stepSize * m / (sqrt(v) * root + epsilon)}.
     */
    final void move(
            float[] parameters,
            float[] gradients,
            float[][] state,
            int from,
            int to,
            float stepSize,
            float root,
            float kept) {
        float old1 = (float) moments.beta1();
        float fresh1 = (float) (1 - moments.beta1());
        float old2 = (float) moments.beta2();
        float fresh2 = (float) (1 - moments.beta2());
        float added = (float) moments.epsilon();
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
