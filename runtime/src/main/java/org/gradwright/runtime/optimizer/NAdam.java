// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Map;
import org.gradwright.runtime.compute.FloatMath;
import org.gradwright.runtime.compute.IntegerPower;

/**
 * Adam with Nesterov's momentum (Dozat, "Incorporating Nesterov momentum into Adam", 2016), as PyTorch has it.
 *
 * <p>{@code m} and {@code v} as those of {@link Adam}; {@code a(t) = beta1 * (1 - 0.96^(t * momentumDecay) / 2)};
 * {@code p(t) = a(1) * ... * a(t)};
 * {@code w -= rate * ((1 - a(t)) / (1 - p(t)) * g + a(t + 1) / (1 - p(t + 1)) * m) / (sqrt(v / (1 - beta2^t)) + epsilon)}.
 * Weight decay, if any, is that of {@link AdamW}.
 */
public final class NAdam extends MomentOptimizer<NAdam> {
    private static final double BASE = 0.96;

    private final double momentumDecay;

    /** {@code 0.96^momentumDecay}. */
    private final double shrinkage;

    /** {@code p(t)} and its t. */
    private double product = 1;

    private long multiplied;
    private double gradientShare;
    private double meanShare;

    private NAdam(double rate, AdamMoments moments, double momentumDecay, double weightDecay, Clipping clipping) {
        super(rate, moments, weightDecay, clipping, "first", "second");
        this.momentumDecay = Hyperparameters.notNegative("momentum decay", momentumDecay);
        this.shrinkage = StrictMath.pow(BASE, momentumDecay);
    }

    /** At that learning rate, with beta1 0.9, beta2 0.999, epsilon 1e-8, momentum decay 0.004 and no weight decay. */
    public static NAdam rate(double rate) {
        return new NAdam(rate, AdamMoments.DEFAULT, 0.004, 0, Clipping.none());
    }

    /** With momentum that comes as fast as that: at least 0, where it is half of beta1 for ever. */
    public NAdam momentumDecay(double momentumDecay) {
        return new NAdam(learningRate(), moments(), momentumDecay, decay(), clipping());
    }

    /** With that decoupled weight decay: at least 0. */
    public NAdam weightDecay(double weightDecay) {
        return with(moments(), weightDecay, clipping());
    }

    @Override
    NAdam with(AdamMoments newMoments, double newWeightDecay, Clipping newClipping) {
        return new NAdam(learningRate(), newMoments, momentumDecay, newWeightDecay, newClipping);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of(
                "beta1", moments().beta1(),
                "beta2", moments().beta2(),
                "epsilon", moments().epsilon(),
                "momentumDecay", momentumDecay,
                "weightDecay", decay());
    }

    @Override
    protected void beginStep(long step) {
        super.beginStep(step);
        if (multiplied >= step) {
            product = 1;
            multiplied = 0;
        }
        // One factor a step; all of them once more, in the same order, where the training was resumed.
        while (multiplied < step) {
            multiplied++;
            product *= momentum(multiplied);
        }
        double next = momentum(step + 1);
        gradientShare = (1 - momentum(step)) / (1 - product);
        meanShare = next / (1 - product * next);
    }

    private double momentum(long step) {
        return moments().beta1() * (1 - 0.5 * IntegerPower.of(shrinkage, step));
    }

    @Override
    protected void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying) {
        float gradientStep = (float) (rate * gradientShare);
        float meanStep = (float) (rate * meanShare);
        float root = (float) rootCorrection();
        float kept = (float) kept(rate, decaying);
        float old1 = (float) moments().beta1();
        float fresh1 = (float) (1 - moments().beta1());
        float old2 = (float) moments().beta2();
        float fresh2 = (float) (1 - moments().beta2());
        float added = (float) moments().epsilon();
        float[] means = state[0];
        float[] squares = state[1];
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float mean = old1 * means[i] + fresh1 * gradient;
            float square = old2 * squares[i] + fresh2 * gradient * gradient;
            means[i] = Subnormals.flushed(mean);
            squares[i] = Subnormals.flushed(square);
            float change = gradientStep * gradient + meanStep * mean;
            parameters[i] = kept * parameters[i] - change / (FloatMath.sqrt(square) * root + added);
        }
    }
}
