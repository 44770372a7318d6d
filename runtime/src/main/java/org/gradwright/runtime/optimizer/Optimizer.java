// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.ParameterRange;
import org.gradwright.runtime.ParameterUpdate;
import org.gradwright.runtime.store.Part;
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
    private final List<String> slots;
    private final double initialLearningRate;
    private double learningRate;
    private float[][] state = new float[0][];
    private boolean restored;
    private float @Nullable [] bound;
    private long steps;

    /**
     * An optimizer without state.
     *
     * @param slots the names of the numbers of state that each parameter needs; they start at 0
     */
    protected Optimizer(double learningRate, Clipping clipping, String... slots) {
        this.learningRate = Hyperparameters.notNegative("learning rate", learningRate);
        this.initialLearningRate = learningRate;
        this.clipping = Objects.requireNonNull(clipping, "clipping is null");
        this.slots = List.of(slots);
    }

    /** The settings besides the learning rate and the clipping, by name: what a checkpoint must agree in to be resumed. */
    protected abstract Map<String, Object> settings();

    /** A new optimizer with the same settings, that clipping and no state. */
    public abstract Optimizer clip(Clipping clipping);

    /** A new optimizer with the same settings, the present learning rate and no state. */
    public final Optimizer withoutState() {
        return clip(clipping);
    }

    /** Prepares what all ranges of a step share; {@code step} counts from 1. */
    protected void beginStep(long step) {}

    /**
     * Changes the parameters from {@code from} to before {@code to}.
     *
     * @param state the slots, each as long as the parameters
     * @param rate the learning rate times the factor of these parameters
     * @param decaying whether weight decay applies to them
     */
    protected abstract void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying);

    /** Whether {@link #update} makes a difference between parameters that decay and those that do not. */
    protected boolean decays() {
        return false;
    }

    /** One update of a network from the gradients that its sessions have added up. */
    public final void step(Network network) {
        Objects.requireNonNull(network, "network is null");
        network.update(this);
    }

    /** The clipping in use. */
    protected final Clipping clipping() {
        return clipping;
    }

    /** What checkpoints call this kind of optimizer: the name of its class. */
    public final String name() {
        return getClass().getSimpleName();
    }

    /** The names of the slots of state. */
    public final List<String> slots() {
        return slots;
    }

    /** This optimizer with its state for a network, to be stored beside other parts. */
    public final Part storedPart(Network network) {
        return new OptimizerPart(this, network);
    }

    /** The learning rate that this optimizer was made with. */
    public final double initialLearningRate() {
        return initialLearningRate;
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
        bind(parameters);
        clipping.clip(gradients, ranges);
        steps++;
        beginStep(steps);
        int count = ranges.size();
        for (int first = 0; first < count; ) {
            int last = first;
            while (last + 1 < count && goOn(ranges.get(last), ranges.get(last + 1))) {
                last++;
            }
            ParameterRange range = ranges.get(first);
            double rate = learningRate * range.rateFactor();
            update(
                    parameters,
                    gradients,
                    state,
                    range.offset(),
                    ranges.get(last).end(),
                    rate,
                    range.decay());
            first = last + 1;
        }
    }

    /** Whether a range follows at once and is treated alike: one long loop is faster than several short ones. */
    private boolean goOn(ParameterRange range, ParameterRange next) {
        return range.end() == next.offset()
                && range.rateFactor() == next.rateFactor()
                && (range.decay() == next.decay() || !decays());
    }

    @Override
    public final void check(float[] parameters) {
        boolean another = bound != null && bound != parameters;
        boolean otherSize = restored && state.length > 0 && state[0].length != parameters.length;
        if (another || otherSize) {
            throw new IllegalStateException(
                    "this optimizer holds the state of another network; make a new one for this network");
        }
    }

    private void bind(float[] parameters) {
        if (bound == parameters) {
            return;
        }
        check(parameters);
        if (!restored) {
            state = new float[slots.size()][parameters.length];
        }
        bound = parameters;
    }

    /** Copies one slot of one parameter in natural layout: zeros before the first step. */
    final void copyState(int slot, Parameter parameter, float[] to) {
        if (state.length == 0) {
            Arrays.fill(to, 0);
        } else {
            parameter.copyFromStorage(state[slot], to);
        }
    }

    /** Takes over a state laid out as the parameters of the network that takes the next step. */
    final void restore(float[][] newState, long newSteps) {
        state = newState;
        steps = newSteps;
        restored = true;
        bound = null;
    }
}
