// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Shape;

/** The parameters and statistics of a layer: the same for all its calls. */
final class StoredValues {
    private final Map<String, Node> nodes = new HashMap<>();
    private boolean fitting = true;

    /** The value of that name, added at the first call. */
    Node of(String name, Shape shape, Supplier<Node> added) {
        Node node = nodes.computeIfAbsent(name, each -> added.get());
        fitting &= node.shape().equals(shape);
        return node;
    }

    /** The value of that name, if a call has added it. */
    Optional<Node> find(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** Whether all calls so far needed values of the same shapes. */
    boolean fit() {
        return fitting;
    }
}
