// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.List;
import org.gradwright.runtime.Layer;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.Weights;
import org.gradwright.runtime.data.Batch;
import org.jspecify.annotations.Nullable;

/** Finds out, once a loss is not finite, which layer is to blame; costs nothing before. */
final class Divergence {
    private final Network network;

    Divergence(Network network) {
        this.network = network;
    }

    /** The first parameter, in the order of the layers, with a value that is not finite. */
    @Nullable
    Parameter firstParameter() {
        for (Parameter parameter : network.parameters()) {
            if (!parameter.isFinite()) {
                return parameter;
            }
        }
        return null;
    }

    /**
     * The first layer, in the order of their declaration, that computes a value that is not finite of parameters that are;
     * null if none is found. The parameters of all layers behind a layer are set to zero for a forward pass: what is not
     * finite before them still spoils the loss, as zero times infinity is NaN, and what arises in them is gone. All values
     * of the network are as they were afterwards.
     */
    @Nullable
    Layer firstLayer(Session session, Batch batch) {
        List<Layer> layers = network.allLayers().stream()
                .filter(layer -> !layer.parameters().isEmpty())
                .toList();
        Weights before = Weights.of(network);
        Layer found = null;
        try {
            for (int i = layers.size() - 1; i >= 0; i--) {
                for (Parameter parameter : layers.get(i).parameters()) {
                    parameter.set(new float[parameter.size()]);
                }
                session.forward(batch);
                if (Double.isFinite(session.loss())) {
                    found = layers.get(i);
                    break;
                }
            }
        } finally {
            before.restore();
        }
        return found;
    }
}
