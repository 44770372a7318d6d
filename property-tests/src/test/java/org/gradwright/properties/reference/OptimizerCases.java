// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.gradwright.properties.reference.ReferenceCase.Values;
import org.gradwright.twin.Initializer;
import org.gradwright.twin.Network;
import org.gradwright.twin.ParameterRole;
import org.gradwright.twin.Session;
import org.gradwright.twin.Structure;
import org.gradwright.twin.data.Schema;
import org.gradwright.twin.optimizer.AdaDelta;
import org.gradwright.twin.optimizer.AdaGrad;
import org.gradwright.twin.optimizer.Adam;
import org.gradwright.twin.optimizer.AdamW;
import org.gradwright.twin.optimizer.Adamax;
import org.gradwright.twin.optimizer.AmsGrad;
import org.gradwright.twin.optimizer.NAdam;
import org.gradwright.twin.optimizer.Optimizer;
import org.gradwright.twin.optimizer.RAdam;
import org.gradwright.twin.optimizer.RmsProp;
import org.gradwright.twin.optimizer.Sgd;

/** Optimizers: trajectories on {@code f(w) = sum(a * w^4 / 4 - b * w)}, with gradient {@code a * w^3 - b}. */
final class OptimizerCases {
    private OptimizerCases() {}

    /** Checks a trajectory; returns the greatest relative difference. */
    static double check(ReferenceCase reference) {
        Optimizer optimizer = optimizer(reference);
        Values start = ReferenceCase.values(reference.root().get("w0"));
        double[] a = ReferenceCase.values(reference.root().get("a")).data();
        double[] b = ReferenceCase.values(reference.root().get("b")).data();
        Values trajectory = ReferenceCase.values(reference.json().get("trajectory"));
        Point point = new Point(start.data());
        double worst = 0;
        for (int step = 0; step < trajectory.rows(); step++) {
            point.descend(optimizer, a, b);
            int from = step * trajectory.width();
            double[] expected = Arrays.copyOfRange(trajectory.data(), from, from + trajectory.width());
            worst = Math.max(
                    worst, Agreement.check("step " + (step + 1), point.values(), expected, Agreement.TRAJECTORY));
        }
        return worst;
    }

    private static Optimizer optimizer(ReferenceCase reference) {
        double rate = reference.number("lr");
        return switch (reference.name()) {
            case "sgd" -> sgd(reference, rate);
            case "adagrad" -> {
                reference.knows("lr", "eps");
                yield AdaGrad.rate(rate).epsilon(reference.number("eps"));
            }
            case "adadelta" -> {
                reference.knows("lr", "rho", "eps");
                yield AdaDelta.rate(rate).rho(reference.number("rho")).epsilon(reference.number("eps"));
            }
            case "rmsprop" -> rmsProp(reference, rate);
            case "adam" -> moments(reference, Adam::beta1, Adam::beta2, Adam::epsilon, Adam.rate(rate));
            case "amsgrad" -> moments(reference, AmsGrad::beta1, AmsGrad::beta2, AmsGrad::epsilon, AmsGrad.rate(rate));
            case "adamax" -> moments(reference, Adamax::beta1, Adamax::beta2, Adamax::epsilon, Adamax.rate(rate));
            case "radam" -> moments(reference, RAdam::beta1, RAdam::beta2, RAdam::epsilon, RAdam.rate(rate));
            case "nadam" ->
                moments(reference, NAdam::beta1, NAdam::beta2, NAdam::epsilon, NAdam.rate(rate), "momentum_decay")
                        .momentumDecay(reference.number("momentum_decay"));
            case "adamw" ->
                moments(reference, AdamW::beta1, AdamW::beta2, AdamW::epsilon, AdamW.rate(rate), "weight_decay")
                        .weightDecay(reference.number("weight_decay"));
            default -> throw new Unimplemented(reference.name());
        };
    }

    /** A way to set a number of an optimizer. */
    private interface Setting<O> {
        O set(O optimizer, double value);
    }

    private static <O> O moments(
            ReferenceCase reference,
            Setting<O> beta1,
            Setting<O> beta2,
            Setting<O> epsilon,
            O optimizer,
            String... others) {
        reference.knows(Stream.concat(Stream.of("lr", "beta1", "beta2", "eps"), Stream.of(others))
                .toArray(String[]::new));
        O first = beta1.set(optimizer, reference.number("beta1"));
        O second = beta2.set(first, reference.number("beta2"));
        return epsilon.set(second, reference.number("eps"));
    }

    private static Optimizer sgd(ReferenceCase reference, double rate) {
        reference.knows("lr", "momentum", "nesterov", "weight_decay");
        JsonNode parameters = reference.parameters();
        Sgd sgd = Sgd.rate(rate);
        if (parameters.has("momentum")) {
            sgd = sgd.momentum(reference.number("momentum"));
        }
        if (parameters.has("weight_decay")) {
            sgd = sgd.weightDecay(reference.number("weight_decay"));
        }
        return parameters.path("nesterov").asBoolean(false) ? sgd.nesterov() : sgd;
    }

    private static Optimizer rmsProp(ReferenceCase reference, double rate) {
        reference.knows("lr", "alpha", "eps", "momentum", "centered");
        RmsProp rmsProp = RmsProp.rate(rate).rho(reference.number("alpha")).epsilon(reference.number("eps"));
        if (reference.parameters().has("momentum")) {
            rmsProp = rmsProp.momentum(reference.number("momentum"));
        }
        return reference.parameters().path("centered").asBoolean(false) ? rmsProp.centered() : rmsProp;
    }

    /** A network of one parameter and no layer, whose gradients are set by hand. */
    private static final class Point extends Network {
        Point(double[] start) {
            super(Structure.of("Point", Schema.of("Point").values("nothing", 1).build(), 0)
                    .parameter("point", "weight", ParameterRole.WEIGHT, Initializer.zeros(), start.length)
                    .build());
            parameter("point.weight").set(start);
            gradients = new double[start.length];
        }

        void descend(Optimizer optimizer, double[] a, double[] b) {
            for (int i = 0; i < gradients.length; i++) {
                gradients[i] = a[i] * parameters[i] * parameters[i] * parameters[i] - b[i];
            }
            optimizer.step(this);
        }

        double[] values() {
            return parameters.clone();
        }

        @Override
        public Session session(int capacity) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Session predictionSession(int capacity) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Network snapshot() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String summary() {
            return "";
        }
    }
}
