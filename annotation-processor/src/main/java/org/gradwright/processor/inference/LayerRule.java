// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Shape;

/** How one kind of layer becomes nodes. */
interface LayerRule {
    /** Qualified name of the layer's annotation. */
    String annotation();

    /** Adds the layer's nodes; empty when a problem was reported. */
    Optional<Built> build(LayerSite site);

    /** The shape of the layer's value where {@link #build} reported a problem, so that later layers can be checked. */
    default Shape shapeDespiteProblem(LayerSite site) {
        return site.input().shape();
    }

    /**
     * What a layer became.
     *
     * @param output the node of its value
     * @param description of the value, such as {@code x * weight + bias}
     * @param attributes values that its handle shows
     */
    record Built(Node output, String description, List<Double> attributes) {
        public Built {
            attributes = List.copyOf(attributes);
        }

        public Built(Node output, String description) {
            this(output, description, List.of());
        }
    }
}
