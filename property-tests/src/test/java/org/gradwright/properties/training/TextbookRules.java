// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradwright.twin.optimizer.AdaDelta;
import org.gradwright.twin.optimizer.AdaGrad;
import org.gradwright.twin.optimizer.Adam;
import org.gradwright.twin.optimizer.AdamW;
import org.gradwright.twin.optimizer.Adamax;
import org.gradwright.twin.optimizer.AmsGrad;
import org.gradwright.twin.optimizer.Lion;
import org.gradwright.twin.optimizer.NAdam;
import org.gradwright.twin.optimizer.Optimizer;
import org.gradwright.twin.optimizer.RAdam;
import org.gradwright.twin.optimizer.RmsProp;
import org.gradwright.twin.optimizer.Sgd;

/** The textbook rule of every optimizer, written for one number in double, independently of the optimizers themselves. */
final class TextbookRules {
    private TextbookRules() {}

    /** One step of one number: returns where it goes, and keeps what it needs in {@code s}. */
    interface Rule {
        double next(double g, double w, boolean decays, double rate, int t, double[] s);
    }

    /**
     * An optimizer and its rule.
     *
     * @param bound how far apart the two may be, as a relative error
     */
    record Case(Optimizer optimizer, Rule rule, double bound) {
        Case(Optimizer optimizer, Rule rule) {
            this(optimizer, rule, 1e-11);
        }
    }

    /** The difference of two numbers near 2,000, which is near 5 in the first steps, costs digits. */
    private static final double RECTIFIED = 1e-10;

    static Map<String, Case> all() {
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
        cases.put("Adamax", new Case(Adamax.rate(0.05), adamax(0.9, 0.999, 1e-8)));
        cases.put(
                "Adamax with its own settings",
                new Case(Adamax.rate(0.05).beta1(0.7).beta2(0.95).epsilon(1e-4), adamax(0.7, 0.95, 1e-4)));
        cases.put("AmsGrad", new Case(AmsGrad.rate(0.05), amsGrad(0.9, 0.999, 1e-8, 0)));
        cases.put(
                "AmsGrad with its own settings",
                new Case(
                        AmsGrad.rate(0.05).beta1(0.7).beta2(0.9).epsilon(1e-4).weightDecay(0.3),
                        amsGrad(0.7, 0.9, 1e-4, 0.3)));
        cases.put("NAdam", new Case(NAdam.rate(0.05), nAdam(0.9, 0.999, 1e-8, 0.004, 0)));
        cases.put(
                "NAdam with its own settings",
                new Case(
                        NAdam.rate(0.05)
                                .beta1(0.7)
                                .beta2(0.95)
                                .epsilon(1e-4)
                                .momentumDecay(0.1)
                                .weightDecay(0.3),
                        nAdam(0.7, 0.95, 1e-4, 0.1, 0.3)));
        cases.put("RAdam", new Case(RAdam.rate(0.05), rAdam(0.9, 0.999, 1e-8, 0), RECTIFIED));
        cases.put(
                "RAdam with its own settings",
                new Case(
                        RAdam.rate(0.05).beta1(0.7).beta2(0.95).epsilon(1e-4).weightDecay(0.3),
                        rAdam(0.7, 0.95, 1e-4, 0.3)));
        cases.put("RAdam that never adapts", new Case(RAdam.rate(0.05).beta2(0.6), rAdam(0.9, 0.6, 1e-8, 0)));
        cases.put("Lion", new Case(Lion.rate(0.01), lion(0.9, 0.99, 0)));
        cases.put(
                "Lion with its own settings",
                new Case(Lion.rate(0.01).beta1(0.7).beta2(0.8).weightDecay(0.3), lion(0.7, 0.8, 0.3)));
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

    private static Rule adamax(double beta1, double beta2, double epsilon) {
        return (g, w, decays, rate, t, s) -> {
            s[0] = beta1 * s[0] + (1 - beta1) * g;
            s[1] = Math.max(beta2 * s[1], Math.abs(g) + epsilon);
            return w - rate / (1 - Math.pow(beta1, t)) * s[0] / s[1];
        };
    }

    private static Rule amsGrad(double beta1, double beta2, double epsilon, double weightDecay) {
        return (g, w, decays, rate, t, s) -> {
            s[0] = beta1 * s[0] + (1 - beta1) * g;
            s[1] = beta2 * s[1] + (1 - beta2) * g * g;
            s[2] = Math.max(s[2], s[1]);
            double mean = s[0] / (1 - Math.pow(beta1, t));
            double square = s[2] / (1 - Math.pow(beta2, t));
            double decayed = decays ? w - rate * weightDecay * w : w;
            return decayed - rate * mean / (Math.sqrt(square) + epsilon);
        };
    }

    private static Rule nAdam(double beta1, double beta2, double epsilon, double psi, double weightDecay) {
        return (g, w, decays, rate, t, s) -> {
            double now = beta1 * (1 - 0.5 * Math.pow(0.96, t * psi));
            double next = beta1 * (1 - 0.5 * Math.pow(0.96, (t + 1) * psi));
            s[0] = beta1 * s[0] + (1 - beta1) * g;
            s[1] = beta2 * s[1] + (1 - beta2) * g * g;
            s[2] = t == 1 ? now : s[2] * now;
            double mean = next * s[0] / (1 - s[2] * next) + (1 - now) * g / (1 - s[2]);
            double square = s[1] / (1 - Math.pow(beta2, t));
            double decayed = decays ? w - rate * weightDecay * w : w;
            return decayed - rate * mean / (Math.sqrt(square) + epsilon);
        };
    }

    private static Rule rAdam(double beta1, double beta2, double epsilon, double weightDecay) {
        double most = 2 / (1 - beta2) - 1;
        return (g, w, decays, rate, t, s) -> {
            s[0] = beta1 * s[0] + (1 - beta1) * g;
            s[1] = beta2 * s[1] + (1 - beta2) * g * g;
            double mean = s[0] / (1 - Math.pow(beta1, t));
            double power = Math.pow(beta2, t);
            double length = most - 2 * t * power / (1 - power);
            double decayed = decays ? w - rate * weightDecay * w : w;
            if (length <= 5) {
                return decayed - rate * mean;
            }
            double rectification = Math.sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length));
            return decayed - rate * mean * rectification * Math.sqrt(1 - power) / (Math.sqrt(s[1]) + epsilon);
        };
    }

    private static Rule lion(double beta1, double beta2, double weightDecay) {
        return (g, w, decays, rate, t, s) -> {
            double direction = beta1 * s[0] + (1 - beta1) * g;
            s[0] = beta2 * s[0] + (1 - beta2) * g;
            double sign = direction > 0 ? 1 : direction < 0 ? -1 : 0;
            return w - rate * (sign + (decays ? weightDecay * w : 0));
        };
    }
}
