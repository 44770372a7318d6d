// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.gradwright.check.Relative;
import org.gradwright.twin.optimizer.AdaDelta;
import org.gradwright.twin.optimizer.AdaGrad;
import org.gradwright.twin.optimizer.Adam;
import org.gradwright.twin.optimizer.AdamW;
import org.gradwright.twin.optimizer.Clipping;
import org.gradwright.twin.optimizer.Optimizer;
import org.gradwright.twin.optimizer.RmsProp;
import org.gradwright.twin.optimizer.Sgd;

/**
 * Every optimizer, with every clipping, against its textbook rule written a second time: on random gradients of several
 * layers, one of them frozen and one with a rate of its own, with a learning rate that changes on the way.
 *
 * <p>Applied to the start of a case's name, gives what is wrong with the cases of such names. Has a constructor without
 * arguments, so that it can be made among classes that were changed.
 */
public final class UpdateRules implements Function<String, List<String>> {
    private static final int STEPS = 24;
    private static final double BOUND = 1e-11;
    private static final double LIMIT = 0.7;

    /** One step of one number: returns where it goes, and keeps what it needs in {@code s}. */
    private interface Rule {
        double next(double g, double w, boolean decays, double rate, int t, double[] s);
    }

    private record Case(Optimizer optimizer, Rule rule) {}

    private static Map<String, Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("Sgd", new Case(Sgd.rate(0.1), (g, w, decays, rate, t, s) -> w - rate * g));
        cases.put("Sgd with momentum", new Case(Sgd.rate(0.1).momentum(0.9), (g, w, decays, rate, t, s) -> {
            s[0] = 0.9 * s[0] + g;
            return w - rate * s[0];
        }));
        cases.put(
                "Sgd with nesterov and decay",
                new Case(Sgd.rate(0.1).momentum(0.8).nesterov().weightDecay(0.05), (g, w, decays, rate, t, s) -> {
                    double decayed = g + (decays ? 0.05 * w : 0);
                    s[0] = 0.8 * s[0] + decayed;
                    return w - rate * (decayed + 0.8 * s[0]);
                }));
        cases.put(
                "Sgd with momentum and decay",
                new Case(Sgd.rate(0.1).momentum(0.9).weightDecay(0.05), (g, w, decays, rate, t, s) -> {
                    s[0] = 0.9 * s[0] + g + (decays ? 0.05 * w : 0);
                    return w - rate * s[0];
                }));
        cases.put(
                "Sgd with decay",
                new Case(
                        Sgd.rate(0.1).weightDecay(0.05),
                        (g, w, decays, rate, t, s) -> w - rate * (g + (decays ? 0.05 * w : 0))));
        cases.put("AdaGrad", new Case(AdaGrad.rate(0.2), (g, w, decays, rate, t, s) -> {
            s[0] += g * g;
            return w - rate * g / (Math.sqrt(s[0]) + 1e-10);
        }));
        cases.put("AdaDelta", new Case(AdaDelta.rate(1), (g, w, decays, rate, t, s) -> {
            s[0] = 0.9 * s[0] + 0.1 * g * g;
            double change = Math.sqrt(s[1] + 1e-6) / Math.sqrt(s[0] + 1e-6) * g;
            s[1] = 0.9 * s[1] + 0.1 * change * change;
            return w - rate * change;
        }));
        cases.put("RmsProp", new Case(RmsProp.rate(0.05).rho(0.95), (g, w, decays, rate, t, s) -> {
            s[0] = 0.95 * s[0] + 0.05 * g * g;
            return w - rate * g / (Math.sqrt(s[0]) + 1e-8);
        }));
        cases.put(
                "RmsProp, centered, with momentum",
                new Case(RmsProp.rate(0.05).epsilon(1e-3).momentum(0.5).centered(), (g, w, decays, rate, t, s) -> {
                    s[0] = 0.9 * s[0] + 0.1 * g * g;
                    s[1] = 0.9 * s[1] + 0.1 * g;
                    s[2] = 0.5 * s[2] + g / (Math.sqrt(s[0] - s[1] * s[1]) + 1e-3);
                    return w - rate * s[2];
                }));
        cases.put("Adam", new Case(Adam.rate(0.05), adam(0.9, 0.999, 1e-8, 0)));
        cases.put(
                "Adam with its own settings",
                new Case(Adam.rate(0.05).beta1(0.7).beta2(0.95).epsilon(1e-4), adam(0.7, 0.95, 1e-4, 0)));
        cases.put("AdamW", new Case(AdamW.rate(0.05), adam(0.9, 0.999, 1e-8, 0.01)));
        cases.put(
                "AdamW with its own settings",
                new Case(
                        AdamW.rate(0.05).beta1(0.7).beta2(0.95).epsilon(1e-4).weightDecay(0.3),
                        adam(0.7, 0.95, 1e-4, 0.3)));
        return cases;
    }

    private static Rule adam(double beta1, double beta2, double epsilon, double weightDecay) {
        return (g, w, decays, rate, t, s) -> {
            s[0] = beta1 * s[0] + (1 - beta1) * g;
            s[1] = beta2 * s[1] + (1 - beta2) * g * g;
            double mean = s[0] / (1 - Math.pow(beta1, t));
            double square = s[1] / (1 - Math.pow(beta2, t));
            double decayed = decays ? w - rate * weightDecay * w : w;
            return decayed - rate * mean / (Math.sqrt(square) + epsilon);
        };
    }

    @Override
    public List<String> apply(String start) {
        List<String> wrong = new ArrayList<>();
        cases().forEach((name, each) -> {
            if (name.startsWith(start)) {
                wrong.addAll(follow(name, each.optimizer(), each.rule(), Bound.NONE));
                wrong.addAll(follow(
                        name + ", clipped by value",
                        each.optimizer().clip(Clipping.byValue(LIMIT)),
                        each.rule(),
                        Bound.VALUE));
                wrong.addAll(follow(
                        name + ", clipped by norm",
                        each.optimizer().clip(Clipping.byGlobalNorm(LIMIT)),
                        each.rule(),
                        Bound.NORM));
            }
        });
        return wrong;
    }

    /** What happens to gradients before they are used. */
    private enum Bound {
        NONE,
        VALUE,
        NORM
    }

    private static List<String> follow(String name, Optimizer optimizer, Rule rule, Bound bound) {
        Random random = new Random(name.hashCode());
        SomeLayers network = new SomeLayers(random);
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
                    expected[i] = rule.next(gradients[i], expected[i], part.decays(), rate, t, state[i]);
                }
            }
            optimizer.step(network);
            double error = Relative.worst(network.values(), expected, Relative.largest(expected));
            if (!(error <= BOUND)) {
                return List.of(name + ": relative error " + error + " at step " + t);
            }
        }
        return List.of();
    }

    private static void clip(double[] gradients, Bound bound) {
        double squares = 0;
        for (SomeLayers.Part part : SomeLayers.TRAINED) {
            for (int i = part.from(); i < part.to(); i++) {
                squares += gradients[i] * gradients[i];
            }
        }
        double norm = Math.sqrt(squares);
        for (SomeLayers.Part part : SomeLayers.TRAINED) {
            for (int i = part.from(); i < part.to(); i++) {
                if (bound == Bound.VALUE && Math.abs(gradients[i]) > LIMIT) {
                    gradients[i] = LIMIT * Math.signum(gradients[i]);
                } else if (bound == Bound.NORM && norm > LIMIT) {
                    gradients[i] = gradients[i] * LIMIT / norm;
                }
            }
        }
    }
}
