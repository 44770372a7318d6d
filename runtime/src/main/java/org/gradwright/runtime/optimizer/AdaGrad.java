// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Map;
import org.gradwright.runtime.compute.FloatMath;

/**
 * AdaGrad (Duchi, Hazan and Singer, "Adaptive subgradient methods", 2011).
 *
 * <p>With gradient g, parameter w, sum s (0 at first): {@code s += g^2}; {@code w -= rate * g / (sqrt(s) + epsilon)}.
 */
public final class AdaGrad extends Optimizer {
    private final double epsilon;

    private AdaGrad(double rate, double epsilon, Clipping clipping) {
        super(rate, clipping, "squares");
        this.epsilon = Hyperparameters.positive("epsilon", epsilon);
    }

    /** At that learning rate, with epsilon 1e-10. */
    public static AdaGrad rate(double rate) {
        return new AdaGrad(rate, 1e-10, Clipping.none());
    }

    /** With that number added to the root: above 0. */
    public AdaGrad epsilon(double epsilon) {
        return new AdaGrad(learningRate(), epsilon, clipping());
    }

    @Override
    public AdaGrad clip(Clipping clipping) {
        return new AdaGrad(learningRate(), epsilon, clipping);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("epsilon", epsilon);
    }

    @Override
    protected void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying) {
        float stepSize = (float) rate;
        float added = (float) epsilon;
        float[] sums = state[0];
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float sum = sums[i] + gradient * gradient;
            sums[i] = sum;
            parameters[i] -= stepSize * gradient / (FloatMath.sqrt(sum) + added);
        }
    }
}
