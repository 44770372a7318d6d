// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Map;
import org.gradwright.runtime.compute.FloatMath;

/**
 * RMSprop (Tieleman and Hinton, Coursera lecture 6.5, 2012; centered: Graves, "Generating sequences with recurrent neural
 * networks", 2013).
 *
 * <p>With gradient g, parameter w and averages that are 0 at first: {@code s = rho * s + (1 - rho) * g^2};
 * {@code d = sqrt(s) + epsilon}, or centered {@code m = rho * m + (1 - rho) * g} and
 * {@code d = sqrt(s - m^2) + epsilon}; {@code v = momentum * v + g / d}; {@code w -= rate * v}.
 */
public final class RmsProp extends Optimizer {
    private final double rho;
    private final double epsilon;
    private final double momentum;
    private final boolean centered;

    private RmsProp(double rate, double rho, double epsilon, double momentum, boolean centered, Clipping clipping) {
        super(rate, clipping, "squares", "means", "velocity");
        this.rho = Hyperparameters.share("rho", rho);
        this.epsilon = Hyperparameters.positive("epsilon", epsilon);
        this.momentum = Hyperparameters.share("momentum", momentum);
        this.centered = centered;
    }

    /** At that learning rate, with rho 0.9, epsilon 1e-8, no momentum, not centered. */
    public static RmsProp rate(double rate) {
        return new RmsProp(rate, 0.9, 1e-8, 0, false, Clipping.none());
    }

    /** With that share of the averages kept: at least 0 and below 1. */
    public RmsProp rho(double rho) {
        return new RmsProp(learningRate(), rho, epsilon, momentum, centered, clipping());
    }

    /** With that number added to the root: above 0. */
    public RmsProp epsilon(double epsilon) {
        return new RmsProp(learningRate(), rho, epsilon, momentum, centered, clipping());
    }

    /** With that share of the velocity kept: at least 0 and below 1. */
    public RmsProp momentum(double momentum) {
        return new RmsProp(learningRate(), rho, epsilon, momentum, centered, clipping());
    }

    /** Divides by an estimate of the standard deviation instead of the root mean square. */
    public RmsProp centered() {
        return new RmsProp(learningRate(), rho, epsilon, momentum, true, clipping());
    }

    @Override
    public RmsProp clip(Clipping clipping) {
        return new RmsProp(learningRate(), rho, epsilon, momentum, centered, clipping);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("rho", rho, "epsilon", epsilon, "momentum", momentum, "centered", centered);
    }

    @Override
    protected void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying) {
        float stepSize = (float) rate;
        float old = (float) rho;
        float fresh = (float) (1 - rho);
        float added = (float) epsilon;
        float kept = (float) momentum;
        float center = centered ? 1.0f : 0.0f;
        float[] squares = state[0];
        float[] means = state[1];
        float[] velocities = state[2];
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float square = old * squares[i] + fresh * gradient * gradient;
            float mean = center * (old * means[i] + fresh * gradient);
            float velocity =
                    kept * velocities[i] + gradient / (FloatMath.sqrt(Math.max(0.0f, square - mean * mean)) + added);
            squares[i] = Subnormals.flushed(square);
            means[i] = Subnormals.flushed(mean);
            velocities[i] = Subnormals.flushed(velocity);
            parameters[i] -= stepSize * velocity;
        }
    }
}
