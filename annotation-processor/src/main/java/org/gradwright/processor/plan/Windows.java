// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation.Windowed;
import org.gradwright.processor.graph.Window;

/** The constants of generated code for windows on images: one for each kind of windows, named for the first layer with it. */
final class Windows {
    private Windows() {}

    /** All windows of a graph by their constants, in order. */
    static Map<String, Window> of(Graph graph) {
        Map<String, Window> constants = new LinkedHashMap<>();
        for (Node node : graph.nodes(Windowed.class)) {
            constants.putIfAbsent(constant(graph, node), window(node));
        }
        return constants;
    }

    /** The constant of a node's windows. */
    static String constant(Graph graph, Node node) {
        Node first = graph.nodes(Windowed.class).stream()
                .filter(other -> window(other).equals(window(node)))
                .findFirst()
                .orElseThrow();
        return ofItsLayer(graph, first);
    }

    /** The name that a node's windows have in its layer; the gradients of a layer have those of its values. */
    private static String ofItsLayer(Graph graph, Node node) {
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
