// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.List;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.ParameterRange;
import org.gradwright.runtime.ParameterUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A rule with a learning rate and a state of a few numbers per parameter.
 *
 * <p>Settings are made by methods that return a new optimizer without state. The state is allocated at the first step and
 * belongs to one network from then on; later steps allocate nothing. Hyperparameters are combined in double and rounded
 * once. Parameters of frozen layers keep their bits, and so does their state.
 */
public abstract class Optimizer implements ParameterUpdate {
    private final Clipping clipping;
    private final int slots;
    private double learningRate;
    private float[][] state = new float[0][];
    private float @Nullable [] bound;
    private long steps;

    /**
     * An optimizer without state.
     *
     * @param slots how many numbers of state each parameter needs; they start at 0
     */
    protected Optimizer(double learningRate, Clipping clipping, int slots) {
        this.learningRate = Hyperparameters.notNegative("learning rate", learningRate);
        this.clipping = clipping;
        this.slots = slots;
    }

    /** A new optimizer with the same settings, that clipping and no state. */
    public abstract Optimizer clip(Clipping clipping);

    /** Prepares what all ranges of a step share; {@code step} counts from 1. */
    protected void beginStep(long step) {}

    /**
     * Changes the parameters of one range.
     *
     * @param state the slots, each as long as the parameters
     * @param rate the learning rate times the range's factor
     */
    protected abstract void update(
            float[] parameters, float[] gradients, float[][] state, ParameterRange range, double rate);

    /** One update of a network from the gradients that its sessions have added up. */
    public final void step(Network network) {
        network.update(this);
    }

    /** The clipping in use. */
    protected final Clipping clipping() {
        return clipping;
    }

    /** The learning rate of the next step. */
    public final double learningRate() {
        return learningRate;
    }

    /**
     * Changes the learning rate from the next step on, without touching the state.
     *
     * @throws IllegalArgumentException if the rate is negative or not finite
     */
    public final void learningRate(double rate) {
        learningRate = Hyperparameters.notNegative("learning rate", rate);
    }

    /** The number of steps so far. */
    public final long steps() {
        return steps;
    }

    @Override
    public final void apply(float[] parameters, float[] gradients, List<ParameterRange> ranges) {
        if (bound != parameters) {
            bind(parameters);
        }
        clipping.clip(gradients, ranges);
        steps++;
        beginStep(steps);
        for (int i = 0; i < ranges.size(); i++) {
            ParameterRange range = ranges.get(i);
            update(parameters, gradients, state, range, learningRate * range.rateFactor());
        }
    }

    private void bind(float[] parameters) {
        if (bound != null) {
            throw new IllegalStateException(
                    "this optimizer holds the state of another network; make a new one for this network");
        }
        state = new float[slots][parameters.length];
        bound = parameters;
    }
}
