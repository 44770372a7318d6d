// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.control;

import java.util.Random;
import org.gradwright.runtime.TensorView;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.optimizer.Optimizer;

/**
 * Trains {@link Agent} to balance a pole: it plays some episodes, then the critic takes a few steps towards what was
 * earned, then the actor one towards the actions that earned more than the critic had expected (Sutton and Barto,
 * "Reinforcement learning", 13.4).
 */
public final class CartPoleExample {
    private static final int EPISODES = 10;
    private static final int CRITIC_STEPS = 5;
    private static final int CAPACITY = EPISODES * CartPole.MOST_STEPS;
    private static final double DISCOUNT = 0.98;

    /** What each step earns; so what a state is worth stays below 2.5. */
    private static final double REWARD = 0.05;

    private final AgentNetwork network;
    private final AgentNetwork.Session session;
    private final Random random;
    private final CartPole pole = new CartPole();
    private final Optimizer actor = Adam.rate(1e-2);
    private final Optimizer critic = Adam.rate(1e-2);
    private final float[] states = new float[CAPACITY * 4];
    private final float[] chosen = new float[CAPACITY * 2];
    private final float[] earned = new float[CAPACITY];
    private final float[] expected = new float[CAPACITY];
    private final boolean[] right = new boolean[CAPACITY];
    private final float[] state = new float[4];
    private final float[] policy = new float[2];
    private final float[] worth = new float[1];
    private int rows;

    /**
     * An agent that knows nothing.
     *
     * @param seed of all random numbers
     */
    CartPoleExample(long seed) {
        network = AgentNetwork.create(seed);
        session = network.session(CAPACITY);
        random = new Random(seed);
    }

    /** Trains, and prints how long the pole stands. */
    public static void main(String[] args) {
        CartPoleExample example = new CartPoleExample(1);
        for (int update = 1; update <= 60; update++) {
            double steps = example.play();
            example.learn();
            if (update % 10 == 0) {
                System.out.printf(
                        "after %3d episodes the pole stands for %5.1f of %d steps; critic's error %.4f%n",
                        update * EPISODES, steps, CartPole.MOST_STEPS, example.session.loss("critic"));
            }
        }
    }

    /** Plays some episodes and notes what happened; returns how many steps they lasted in the mean. */
    double play() {
        rows = 0;
        for (int episode = 0; episode < EPISODES; episode++) {
            int first = rows;
            pole.start(random);
            boolean stands = true;
            while (stands && rows - first < CartPole.MOST_STEPS) {
                pole.look(state, 0);
                session.predict(state, policy, worth);
                right[rows] = random.nextDouble() < 1 / (1 + Math.exp(policy[0] - policy[1]));
                System.arraycopy(state, 0, states, 4 * rows, 4);
                expected[rows] = worth[0];
                stands = pole.push(right[rows]);
                rows++;
            }
            // A pole that still stands would have gone on earning.
            double rest = stands ? worth[0] : 0;
            for (int row = rows - 1; row >= first; row--) {
                rest = REWARD + DISCOUNT * rest;
                earned[row] = (float) rest;
            }
        }
        return (double) rows / EPISODES;
    }

    /** Lets the critic and then the actor learn from the episodes played last. */
    void learn() {
        noteAdvantages();
        TensorView seen = TensorView.of(states, 4).first(rows);
        TensorView actions = TensorView.of(chosen, 2).first(rows);
        TensorView returns = TensorView.of(earned, 1).first(rows);
        for (int step = 0; step < CRITIC_STEPS; step++) {
            session.forward(seen, actions, returns).backward("critic", 1);
            critic.step(network);
            network.zeroGradients();
        }
        session.forward(seen, actions, returns).backward("actor", 1);
        actor.step(network);
        network.zeroGradients();
    }

    /** Writes the advantage of each action taken, in units of their standard deviation, to the place of the action. */
    private void noteAdvantages() {
        double squares = 0;
        for (int row = 0; row < rows; row++) {
            squares += (earned[row] - expected[row]) * (earned[row] - expected[row]);
        }
        double deviation = Math.sqrt(squares / rows) + 1e-6;
        for (int row = 0; row < rows; row++) {
            float advantage = (float) ((earned[row] - expected[row]) / deviation);
            chosen[2 * row] = right[row] ? 0 : advantage;
            chosen[2 * row + 1] = right[row] ? advantage : 0;
        }
    }

    AgentNetwork network() {
        return network;
    }
}
