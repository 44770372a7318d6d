// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation.Role;
import org.gradwright.processor.graph.Shape;

/** How one kind of layer becomes nodes. */
interface LayerRule {
    /** Qualified name of the layer's annotation. */
    String annotation();

    /** What a layer does with the values that it is given. */
    enum Effect {
        /** Other values are computed. */
        COMPUTES,
        /** Each is a multiple of one that was given; the signs are those that were given, or 0. */
        SCALES,
        /** They are those that were given. */
        KEEPS
    }

    /** What becomes of what an activation before this layer made of its values. */
    default Effect effect() {
        return Effect.COMPUTES;
    }

    /** Whether two calls with the same value give different ones. */
    default boolean isRandom() {
        return false;
    }

    /** Whether the layer can take what it is given, whatever its attributes; if not, that is reported. */
    default boolean accepts(LayerSite site) {
        return true;
    }

    /** What regularizers and initializers can act on. */
    default Set<Role> penalized(AnnotationUse attributes) {
        return Set.of();
    }

    /** Adds the layer's nodes where it accepts its input and its attributes are in range; empty when a problem was reported. */
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
