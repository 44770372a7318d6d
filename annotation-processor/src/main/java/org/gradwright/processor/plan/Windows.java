// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation.Windowed;
import org.gradwright.processor.graph.Window;

/** The constants of generated code for windows on images: one for each kind of windows that a layer has. */
final class Windows {
    private Windows() {}

    /** All windows of a graph by their constants, in order. */
    static Map<String, Window> of(Graph graph) {
        Map<String, Window> constants = new LinkedHashMap<>();
        for (Node node : graph.nodes(Windowed.class)) {
            constants.put(constant(graph, node), window(node));
        }
        return constants;
    }

    /** The constant of a node's windows; the gradients of a layer have those of its values. */
    static String constant(Graph graph, Node node) {
        List<Window> ofLayer = graph.nodes(Windowed.class).stream()
                .filter(other -> other.layer().equals(node.layer()))
                .map(Windows::window)
                .distinct()
                .toList();
        int index = ofLayer.indexOf(window(node));
        return Node.constant(node.layer() + "Window") + (index == 0 ? "" : index + 1);
    }

    private static Window window(Node node) {
        return ((Windowed) node.operation()).window();
    }
}
