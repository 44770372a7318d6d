// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Map;
import org.gradwright.runtime.compute.FloatMath;

/**
 * AMSGrad (Reddi, Kale and Kumar, "On the convergence of Adam and beyond", 2018), with the corrections of the bias that Adam
 * has, as PyTorch has it: the step size of a parameter never grows.
 *
 * <p>{@code m} and {@code v} as those of {@link Adam}; {@code h = max(h, v)};
 * {@code w -= rate * (m / (1 - beta1^t)) / (sqrt(h / (1 - beta2^t)) + epsilon)}. Weight decay, if any, is that of
 * {@link AdamW}.
 */
public final class AmsGrad extends MomentOptimizer<AmsGrad> {
    private AmsGrad(double rate, AdamMoments moments, double weightDecay, Clipping clipping) {
        super(rate, moments, weightDecay, clipping, "first", "second", "largest");
    }

    /** At that learning rate, with beta1 0.9, beta2 0.999, epsilon 1e-8 and no weight decay. */
    public static AmsGrad rate(double rate) {
        return new AmsGrad(rate, AdamMoments.DEFAULT, 0, Clipping.none());
    }

    /** With that decoupled weight decay: at least 0. */
    public AmsGrad weightDecay(double weightDecay) {
        return with(moments(), weightDecay, clipping());
    }

    @Override
    AmsGrad with(AdamMoments newMoments, double newWeightDecay, Clipping newClipping) {
        return new AmsGrad(learningRate(), newMoments, newWeightDecay, newClipping);
    }

    @Override
    protected Map<String, Object> settings() {
        return settingsWithDecay();
    }

    @Override
    protected void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying) {
        float stepSize = (float) (rate * meanCorrection());
        float root = (float) rootCorrection();
        float kept = (float) kept(rate, decaying);
        float old1 = (float) moments().beta1();
        float fresh1 = (float) (1 - moments().beta1());
        float old2 = (float) moments().beta2();
        float fresh2 = (float) (1 - moments().beta2());
        float added = (float) moments().epsilon();
        float[] means = state[0];
        float[] squares = state[1];
        float[] largest = state[2];
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float mean = old1 * means[i] + fresh1 * gradient;
            float square = old2 * squares[i] + fresh2 * gradient * gradient;
            float greatest = Math.max(largest[i], square);
            means[i] = Subnormals.flushed(mean);
            squares[i] = Subnormals.flushed(square);
            largest[i] = greatest;
            parameters[i] = kept * parameters[i] - stepSize * mean / (FloatMath.sqrt(greatest) * root + added);
        }
    }
}
