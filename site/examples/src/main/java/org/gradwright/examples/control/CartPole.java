// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.control;

import java.util.Random;

/**
 * A pole on a cart that is pushed to the left or to the right (Barto, Sutton and Anderson, "Neuronlike adaptive elements",
 * 1983), by Euler's method in steps of 20 ms.
 */
final class CartPole {
    static final int MOST_STEPS = 200;

    private static final double STEP = 0.02;
    private static final double FORCE = 10;
    private static final double GRAVITY = 9.8;
    private static final double POLE_MASS = 0.1;
    private static final double MASS = 1.1;
    private static final double HALF_LENGTH = 0.5;
    private static final double FARTHEST = 2.4;
    private static final double STEEPEST = Math.toRadians(12);

    private double place;
    private double speed;
    private double angle;
    private double turning;

    /** Starts nearly upright and at rest. */
    void start(Random random) {
        place = 0.1 * random.nextDouble() - 0.05;
        speed = 0.1 * random.nextDouble() - 0.05;
        angle = 0.1 * random.nextDouble() - 0.05;
        turning = 0.1 * random.nextDouble() - 0.05;
    }

    /** Writes place, speed, angle and its change to {@code to} from {@code at} on. */
    void look(float[] to, int at) {
        to[at] = (float) place;
        to[at + 1] = (float) speed;
        to[at + 2] = (float) (5 * angle);
        to[at + 3] = (float) turning;
    }

    /** Pushes for one step; returns whether the pole still stands and the cart is in its bounds. */
    boolean push(boolean right) {
        double force = right ? FORCE : -FORCE;
        double swing = (force + POLE_MASS * HALF_LENGTH * turning * turning * Math.sin(angle)) / MASS;
        double cosine = Math.cos(angle);
        double fall = (GRAVITY * Math.sin(angle) - cosine * swing)
                / (HALF_LENGTH * (4.0 / 3 - POLE_MASS * cosine * cosine / MASS));
        double push = swing - POLE_MASS * HALF_LENGTH * fall * cosine / MASS;
        place += STEP * speed;
        speed += STEP * push;
        angle += STEP * turning;
        turning += STEP * fall;
        return Math.abs(place) <= FARTHEST && Math.abs(angle) <= STEEPEST;
    }
}
