// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import org.gradwright.processor.graph.Axis;
import org.gradwright.processor.graph.Broadcast;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.Window;

/** Sums over what a value of each row was spread over. */
final class SpreadRules {
    private SpreadRules() {}

    /** The gradient of an input that is the same for all channels, or at all places, from that of all of them. */
    static Node sum(Node input, Node full, String layer, Backward backward) {
        return Broadcast.of(input.shape(), full.shape()) == Broadcast.PLACES
                ? backward.add(input.name() + "Gradient", layer, new Operation.LastSum(), input.shape(), full)
                : overPlaces(input, full, layer, backward);
    }

    /** As one window on a sequence of all places. */
    private static Node overPlaces(Node input, Node full, String layer, Backward backward) {
        int channels = input.shape().last();
        int places = Math.toIntExact(full.shape().size() / channels);
        Node sequence = backward.add(
                input.name() + "Places", layer, new Operation.Reshape(), Shape.batch(places, channels), full);
        Operation sum = new Operation.WindowSum(new Window(Axis.SINGLE, Axis.whole(places)), false);
        Node summed = backward.add(input.name() + "PlacesSum", layer, sum, Shape.batch(1, channels), sequence);
        return backward.add(input.name() + "Gradient", layer, new Operation.Reshape(), input.shape(), summed);
    }
}
