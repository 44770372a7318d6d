// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.graph.Axis;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Role;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.Window;

/** A convolution of each channel by itself, and then one of all channels at each place by itself. */
final class SeparableRule implements LayerRule {
    @Override
    public String annotation() {
        return "org.gradwright.SeparableConv2d";
    }

    @Override
    public Shape shapeDespiteProblem(LayerSite site) {
        return ImageInput.likeInput(site, 2, Math.max(1, site.attributes().integer("filters")));
    }

    @Override
    public boolean accepts(LayerSite site) {
        return ImageInput.accepts(site, 2);
    }

    @Override
    public Set<Role> penalized(AnnotationUse attributes) {
        return attributes.flag("bias") ? Set.of(Role.WEIGHT, Role.BIAS) : Set.of(Role.WEIGHT);
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        int channels = ImageInput.channels(site);
        int filters = site.attributes().integer("filters");
        int multiplier = site.attributes().integer("multiplier");
        ConvolutionParts depthwise = new ConvolutionParts(site, 2, "multiplier");
        ConvolutionParts pointwise = new ConvolutionParts(site, 2, "filters");
        Optional<Window> read = WindowReader.ofConvolution(site, 2);
        Optional<Integer> found = depthwise.filters(channels);
        if (read.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        Window window = read.get();
        int depths = found.get();
        Window points = new Window(
                Axis.tiles(window.rows().count(), 1),
                Axis.tiles(window.columns().count(), 1));
        Shape middle = depthwise.results(window, depths);
        Shape shape = pointwise.results(points, filters);
        if (!depthwise.fits("depthwise weight", window, 1, depths, middle)
                || !pointwise.fits("pointwise weight", points, depths, filters, shape)) {
            return Optional.empty();
        }
        int area = (int) window.area();
        // An activation follows the second of the two alone.
        Node first = depthwise.weight("depthwise", window, 1, depths, area, area * multiplier);
        Node second = pointwise.weight("pointwise", points, depths, filters, depths, filters);
        Node convolved =
                site.add(site.part("depths"), new Operation.Convolution(window, channels), middle, site.input(), first);
        return Optional.of(pointwise.build(
                new Operation.Convolution(points, 1),
                shape,
                "convolution(convolution(" + site.input().name() + ", depthwise), pointwise)",
                convolved,
                second));
    }
}
