// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Map;
import org.gradwright.runtime.compute.FloatMath;

/**
 * AdaDelta (Zeiler, "ADADELTA: an adaptive learning rate method", 2012).
 *
 * <p>With gradient g, parameter w, running means s and d (0 at first): {@code s = rho * s + (1 - rho) * g^2};
 * {@code u = g * sqrt(d + epsilon) / sqrt(s + epsilon)}; {@code d = rho * d + (1 - rho) * u^2}; {@code w -= rate * u}.
 */
public final class AdaDelta extends Optimizer {
    private final double rho;
    private final double epsilon;

    private AdaDelta(double rate, double rho, double epsilon, Clipping clipping) {
        super(rate, clipping, "squares", "changes");
        this.rho = Hyperparameters.share("rho", rho);
        this.epsilon = Hyperparameters.positive("epsilon", epsilon);
    }

    /** At that learning rate, usually 1, with rho 0.9 and epsilon 1e-6. */
    public static AdaDelta rate(double rate) {
        return new AdaDelta(rate, 0.9, 1e-6, Clipping.none());
    }

    /** With that share of the old means kept at each step: at least 0 and below 1. */
    public AdaDelta rho(double rho) {
        return new AdaDelta(learningRate(), rho, epsilon, clipping());
    }

    /** With that number added under both roots: above 0. */
    public AdaDelta epsilon(double epsilon) {
        return new AdaDelta(learningRate(), rho, epsilon, clipping());
    }

    @Override
    public AdaDelta clip(Clipping clipping) {
        return new AdaDelta(learningRate(), rho, epsilon, clipping);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("rho", rho, "epsilon", epsilon);
    }

    @Override
    protected void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying) {
        float stepSize = (float) rate;
        float kept = (float) rho;
        float fresh = (float) (1 - rho);
        float added = (float) epsilon;
        float[] squares = state[0];
        float[] changes = state[1];
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float square = kept * squares[i] + fresh * gradient * gradient;
            float change = gradient * FloatMath.sqrt(changes[i] + added) / FloatMath.sqrt(square + added);
            squares[i] = Subnormals.flushed(square);
            changes[i] = Subnormals.flushed(kept * changes[i] + fresh * change * change);
            parameters[i] -= stepSize * change;
        }
    }
}
