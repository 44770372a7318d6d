// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.Window;
import org.gradwright.processor.inference.LayerRule.Built;

/**
 * What convolutions are made of.
 *
 * @param axes 2 on images, 1 on sequences
 * @param member of the annotation that says how many filters there are
 */
record ConvolutionParts(LayerSite site, int axes, String member) {

    /** Whether arrays can hold a weight and a row of results; if not, that is reported. */
    boolean fits(String weight, Window window, int channels, int filters, Shape result) {
        String fix = "Make " + member + ", the kernel or the input smaller.";
        String name = "'" + site.member().name() + "'";
        Extents extents = new Extents(site, axes);
        int down = window.rows().kernel();
        int across = window.columns().kernel();
        return extents.size("the " + weight + " of " + name, member, fix, down, across, channels, filters)
                        .isPresent()
                && extents.size("a row of " + name, member, fix, result.extents())
                        .isPresent();
    }

    /**
     * Adds a weight, {@code [kernel, channels, filters]}.
     *
     * @param inputs numbers that an output is a sum over
     * @param outputs numbers that an input is part of
     */
    Node weight(String name, Window window, int channels, int filters, int inputs, int outputs) {
        List<Integer> extents = new ArrayList<>(List.of(window.columns().kernel(), channels, filters));
        if (axes == 2) {
            extents.add(0, window.rows().kernel());
        }
        return site.weight(name, inputs, outputs, extents.toArray(Integer[]::new));
    }

    /** The results of windows, {@code filters} of each. */
    Shape results(Window window, int filters) {
        return shape(window.rows().count(), window.columns().count(), filters);
    }

    /** {@code [batch, down, across, channels]}, or that of a sequence. */
    Shape shape(int down, int across, int channels) {
        return axes == 1 ? Shape.batch(across, channels) : Shape.batch(down, across, channels);
    }

    /** Adds the convolution and, where the layer has one, the bias. */
    Built build(Operation convolution, Shape shape, String description, Node x, Node weight) {
        if (!site.attributes().flag("bias")) {
            return new Built(site.add(site.resultName("sum"), convolution, shape, x, weight), description);
        }
        Node bias = site.bias(shape.last());
        Node product = site.add(site.part("product"), convolution, shape, x, weight);
        Node sum = site.add(site.resultName("sum"), new Operation.Elementwise(Arithmetic.ADD), shape, product, bias);
        return new Built(sum, description + " + bias");
    }

    /** How many filters the layer has: the member's number, times {@code factor}; empty where that is reported. */
    Optional<Integer> filters(int factor) {
        return new Extents(site, axes)
                .size(
                        "a place of '" + site.member().name() + "'",
                        member,
                        "Make " + member + " smaller.",
                        List.of(site.attributes().integer(member), factor));
    }
}
