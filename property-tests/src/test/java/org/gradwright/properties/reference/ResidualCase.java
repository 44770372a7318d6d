// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.gradwright.check.Relative;
import org.gradwright.properties.reference.ReferenceCase.Values;
import org.gradwright.properties.subject.TwinSubject;
import org.gradwright.twin.optimizer.AdamW;
import org.gradwright.twin.optimizer.Optimizer;

/** The training of a graph with a branch around two layers; their weight decay reaches every parameter. */
final class ResidualCase {
    private static final String NOTE =
            "h = gelu(a(x)); h = h + c(gelu(b(h))); d(h); Huber delta 1, AdamW lr .01 weight_decay .1 on every parameter";
    private static final String MEMBERS = """
            @Dense(units = 7) @Gelu Tensor a(Tensor x);
            @Dense(units = 7) @Gelu Tensor b(Tensor h);
            @Dense(units = 7) Tensor c(Tensor h);
            @Dense(units = 2) @Huber(delta = 1) Tensor d(Tensor h);
            default Tensor forward(@Input(5) Tensor x) {
                Tensor h = a(x);
                return d(h.add(c(b(h))));
            }
            """;

    private final ReferenceCase reference;
    private final TwinSubject network;

    private ResidualCase(ReferenceCase reference) {
        this.reference = reference;
        this.network = ReferenceNetwork.of(MEMBERS, array("x").rows());
    }

    static boolean knows(ReferenceCase reference) {
        return reference.json().path("note").asText().equals(NOTE);
    }

    /** Checks a training; returns the greatest relative difference of losses and final numbers. */
    static double check(ReferenceCase reference) {
        return new ResidualCase(reference).check();
    }

    private double check() {
        Values x = array("x");
        each("initial", network::setParameter);
        network.network().parameters().forEach(parameter -> parameter.decay(true));
        Optimizer optimizer = AdamW.rate(0.01).weightDecay(0.1);
        double[] losses = ReferenceCase.numbers(reference.json().get("losses"));
        double[] own = new double[losses.length];
        for (int step = 0; step < losses.length; step++) {
            own[step] = ReferenceNetwork.pass(network, x.data(), "d", array("y").data(), 1, x.rows());
            if (step == 0) {
                firstGradients();
            }
            optimizer.step(network.network());
        }
        double[] worst = {Agreement.check("losses", own, losses, Agreement.TRAINED)};
        each(
                "final",
                (name, values) -> worst[0] = Math.max(
                        worst[0],
                        Agreement.check("final " + name, network.parameter(name), values, Agreement.TRAINED)));
        Values expected = array("finalPredictions");
        double[] predicted = network.predict(x.data(), x.rows(), expected.width());
        return Math.max(worst[0], Agreement.check("final predictions", predicted, expected.data(), Agreement.TRAINED));
    }

    private void firstGradients() {
        double[] largest = {0};
        each("firstGradients", (name, values) -> largest[0] = Math.max(largest[0], Relative.largest(values)));
        each(
                "firstGradients",
                (name, values) -> Agreement.check(
                        "first gradient of " + name, network.gradient(name), values, largest[0], Agreement.EXACT));
    }

    private interface Part {
        void take(String name, double[] values);
    }

    /** Goes through the arrays of a part of the case, in our layout. */
    private void each(String part, Part action) {
        for (Map.Entry<String, JsonNode> field : reference.json().get(part).properties()) {
            Values values = ReferenceCase.values(field.getValue());
            action.take(field.getKey(), values.shape().length == 2 ? values.transposed() : values.data());
        }
    }

    private Values array(String name) {
        return ReferenceCase.values(reference.json().get(name));
    }
}
