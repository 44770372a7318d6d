// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.gradwright.check.Relative;
import org.gradwright.twin.optimizer.Clipping;
import org.gradwright.twin.optimizer.Optimizer;

/**
 * Every optimizer, with every clipping and with a max-norm, against its textbook rule written a second time: on random
 * gradients of several layers, one of them frozen and one with a rate of its own, with a learning rate that changes on the
 * way.
 *
 * <p>Applied to the start of a case's name, gives what is wrong with the cases of such names. Has a constructor without
 * arguments, so that it can be made among classes that were changed.
 */
public final class UpdateRules implements Function<String, List<String>> {
    private static final int STEPS = 1000;
    private static final double LIMIT = 0.7;

    @Override
    public List<String> apply(String start) {
        List<String> wrong = new ArrayList<>();
        TextbookRules.all().forEach((name, each) -> {
            if (name.startsWith(start)) {
                for (Bound bound : Bound.values()) {
                    wrong.addAll(follow(name + ", bounds: " + bound, each, bound));
                }
            }
        });
        return wrong;
    }

    /** What is bounded: gradients before they are used, or weights afterwards. */
    private enum Bound {
        NONE,
        VALUE,
        NORM,
        GLOBAL_NORM,
        MAX_NORM
    }

    private static List<String> follow(String name, TextbookRules.Case each, Bound bound) {
        Random random = new Random(name.hashCode());
        SomeLayers network = new SomeLayers(random);
        Optimizer optimizer = each.optimizer()
                .clip(
                        switch (bound) {
                            case VALUE -> Clipping.byValue(LIMIT);
                            case NORM -> Clipping.byNorm(LIMIT);
                            case GLOBAL_NORM -> Clipping.byGlobalNorm(LIMIT);
                            case NONE, MAX_NORM -> Clipping.none();
                        });
        if (bound == Bound.MAX_NORM) {
            network.layer("first").maxNorm(LIMIT);
        }
        double[] expected = network.values();
        double[][] state = new double[expected.length][3];
        for (int t = 1; t <= STEPS; t++) {
            if (t == STEPS / 2) {
                optimizer.learningRate(0.3 * optimizer.learningRate());
            }
            double[] gradients = network.drawGradients(random, t);
            clip(gradients, bound);
            for (SomeLayers.Part part : SomeLayers.TRAINED) {
                for (int i = part.from(); i < part.to(); i++) {
                    double rate = optimizer.learningRate() * part.rateFactor();
                    expected[i] = each.rule().next(gradients[i], expected[i], part.decays(), rate, t, state[i]);
                }
            }
            if (bound == Bound.MAX_NORM) {
                project(expected);
            }
            optimizer.step(network);
            double error = Relative.worst(network.values(), expected, Relative.largest(expected));
            if (!(error <= each.bound())) {
                return List.of(name + ": relative error " + error + " at step " + t);
            }
        }
        return List.of();
    }

    private static void clip(double[] gradients, Bound bound) {
        double squares = 0;
        for (SomeLayers.Part part : SomeLayers.TRAINED) {
            double own = 0;
            for (int i = part.from(); i < part.to(); i++) {
                own += gradients[i] * gradients[i];
            }
            squares += own;
            if (bound == Bound.NORM) {
                shorten(gradients, part, Math.sqrt(own));
            }
        }
        for (SomeLayers.Part part : SomeLayers.TRAINED) {
            if (bound == Bound.GLOBAL_NORM) {
                shorten(gradients, part, Math.sqrt(squares));
            }
            for (int i = part.from(); i < part.to(); i++) {
                if (bound == Bound.VALUE && Math.abs(gradients[i]) > LIMIT) {
                    gradients[i] = LIMIT * Math.signum(gradients[i]);
                }
            }
        }
    }

    private static void shorten(double[] gradients, SomeLayers.Part part, double norm) {
        for (int i = part.from(); i < part.to() && norm > LIMIT; i++) {
            gradients[i] = gradients[i] * LIMIT / norm;
        }
    }

    /** Bounds the columns of the first layer's weight, {@code [2, 2]}: the weights that lead to each of its units. */
    private static void project(double[] values) {
        for (int unit = 0; unit < 2; unit++) {
            double norm = Math.hypot(values[unit], values[2 + unit]);
            if (norm > LIMIT) {
                values[unit] *= LIMIT / norm;
                values[2 + unit] *= LIMIT / norm;
            }
        }
    }
}
