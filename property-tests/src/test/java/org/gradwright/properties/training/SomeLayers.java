// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.training;

import java.util.List;
import java.util.Random;
import org.gradwright.twin.DenseLayer;
import org.gradwright.twin.Initializer;
import org.gradwright.twin.Network;
import org.gradwright.twin.Parameter;
import org.gradwright.twin.ParameterRole;
import org.gradwright.twin.Session;
import org.gradwright.twin.Structure;
import org.gradwright.twin.data.Schema;

/** A network of three layers without a graph, whose gradients are set by hand; the last one is frozen. */
final class SomeLayers extends Network {
    /** What is trained: first.weight, first.bias and second.weight. */
    static final List<Part> TRAINED = List.of(
            new Part(0, 4, true, 1), new Part(4, 6, false, 1), new Part(6, 9, true, 0.5), new Part(11, 13, true, 0.5));

    private static final Initializer ZEROS = Initializer.zeros();

    /** Numbers that are treated alike. */
    record Part(int from, int to, boolean decays, double rateFactor) {}

    SomeLayers(Random random) {
        super(Structure.of(
                        "SomeLayers",
                        Schema.of("SomeLayers").values("nothing", 1).build(),
                        0)
                .parameter("first", "weight", ParameterRole.WEIGHT, ZEROS, 2, 2)
                .parameter("first", "bias", ParameterRole.BIAS, ZEROS, 2)
                .parameter("second", "weight", ParameterRole.WEIGHT, ZEROS, 3)
                .parameter("third", "weight", ParameterRole.WEIGHT, ZEROS, 2)
                .parameter("fourth", "weight", ParameterRole.WEIGHT, ZEROS, 2)
                .build());
        for (String layer : List.of("first", "second", "third", "fourth")) {
            register(new DenseLayer(this, layer));
        }
        for (Parameter each : parameters()) {
            each.set(random.doubles(each.size(), -1, 1).toArray());
        }
        parameter("second.weight").rateFactor(0.5);
        parameter("fourth.weight").rateFactor(0.5);
        layer("third").freeze();
        gradients = newParameterStorage();
    }

    /** Gives the network random gradients, small and large ones among them, and returns a copy. */
    double[] drawGradients(Random random, int step) {
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = Math.scalb(random.nextGaussian(), step % 4 == 3 ? -6 : -2 * (i % 3));
        }
        return gradients.clone();
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
