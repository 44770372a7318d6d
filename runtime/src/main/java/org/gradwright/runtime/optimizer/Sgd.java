// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Map;

/**
 * Stochastic gradient descent, with momentum and weight decay on request.
 *
 * <p>With gradient g, parameter w, velocity v (0 at first): {@code g += weightDecay * w} where decay applies;
 * {@code v = momentum * v + g}; {@code w -= rate * v}, or with Nesterov's momentum {@code w -= rate * (g + momentum * v)}
 * (Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013, in PyTorch's form).
 */
public final class Sgd extends Optimizer {
    private final double momentum;
    private final boolean nesterov;
    private final double weightDecay;

    private Sgd(double rate, double momentum, boolean nesterov, double weightDecay, Clipping clipping) {
        super(rate, clipping, momentum == 0 ? new String[0] : new String[] {"velocity"});
        this.momentum = Hyperparameters.share("momentum", momentum);
        this.nesterov = nesterov;
        this.weightDecay = Hyperparameters.notNegative("weight decay", weightDecay);
        if (nesterov && momentum == 0) {
            throw new IllegalArgumentException("nesterov needs a momentum above 0: set momentum first");
        }
    }

    /** Plain descent at that learning rate. */
    public static Sgd rate(double rate) {
        return new Sgd(rate, 0, false, 0, Clipping.none());
    }

    /** With that share of the velocity kept: at least 0 and below 1. */
    public Sgd momentum(double momentum) {
        return new Sgd(learningRate(), momentum, nesterov, weightDecay, clipping());
    }

    /** With Nesterov's look ahead; needs a momentum. */
    public Sgd nesterov() {
        return new Sgd(learningRate(), momentum, true, weightDecay, clipping());
    }

    /** With {@code weightDecay * w} added to the gradient of each parameter that decays. */
    public Sgd weightDecay(double weightDecay) {
        return new Sgd(learningRate(), momentum, nesterov, weightDecay, clipping());
    }

    @Override
    public Sgd clip(Clipping clipping) {
        return new Sgd(learningRate(), momentum, nesterov, weightDecay, clipping);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("momentum", momentum, "nesterov", nesterov, "weightDecay", weightDecay);
    }

    @Override
    protected void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying) {
        float decay = decaying ? (float) weightDecay : 0.0f;
        float stepSize = (float) rate;
        if (momentum == 0) {
            descend(parameters, gradients, from, to, stepSize, decay);
        } else if (nesterov) {
            lookAhead(parameters, gradients, state[0], from, to, stepSize, decay);
        } else {
            roll(parameters, gradients, state[0], from, to, stepSize, decay);
        }
    }

    @Override
    protected boolean decays() {
        return weightDecay > 0;
    }

    private static void descend(float[] w, float[] g, int from, int to, float rate, float decay) {
        for (int i = from; i < to; i++) {
            w[i] -= rate * (g[i] + decay * w[i]);
        }
    }

    private void roll(float[] w, float[] g, float[] v, int from, int to, float rate, float decay) {
        float kept = (float) momentum;
        for (int i = from; i < to; i++) {
            float velocity = kept * v[i] + (g[i] + decay * w[i]);
            v[i] = Subnormals.flushed(velocity);
            w[i] -= rate * velocity;
        }
    }

    private void lookAhead(float[] w, float[] g, float[] v, int from, int to, float rate, float decay) {
        float kept = (float) momentum;
        for (int i = from; i < to; i++) {
            float gradient = g[i] + decay * w[i];
            float velocity = kept * v[i] + gradient;
            v[i] = Subnormals.flushed(velocity);
            w[i] -= rate * (gradient + kept * velocity);
        }
    }
}
