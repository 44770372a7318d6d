// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Role;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.Window;

/**
 * {@code x * weight + bias} at every window: {@code [batch, rows, columns, channels] -> [batch, ..., ..., filters]}, weight
 * {@code [kernel rows, kernel columns, channels / groups, filters]}; or the same on sequences.
 *
 * @param kind simple name of the annotation
 * @param axes 2 on images, 1 on sequences
 * @param depthwise whether each channel is a group
 */
record ConvolutionRule(String kind, int axes, boolean depthwise) implements LayerRule {
    private static final int SHOWN = 6;

    @Override
    public String annotation() {
        return "org.gradwright." + kind;
    }

    @Override
    public Shape shapeDespiteProblem(LayerSite site) {
        int filters = depthwise ? ImageInput.channels(site) : site.attributes().integer("filters");
        return ImageInput.likeInput(site, axes, Math.max(1, filters));
    }

    @Override
    public boolean accepts(LayerSite site) {
        return ImageInput.accepts(site, axes);
    }

    @Override
    public Set<Role> penalized(AnnotationUse attributes) {
        return attributes.flag("bias") ? Set.of(Role.WEIGHT, Role.BIAS) : Set.of(Role.WEIGHT);
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        int channels = ImageInput.channels(site);
        int groups = depthwise ? channels : site.attributes().integer("groups");
        ConvolutionParts parts = new ConvolutionParts(site, axes, depthwise ? "multiplier" : "filters");
        Optional<Window> read = WindowReader.ofConvolution(site, axes);
        Optional<Integer> filters = parts.filters(depthwise ? channels : 1);
        boolean divided = filters.isPresent() && divides(groups, channels, filters.get(), site);
        if (read.isEmpty() || !divided) {
            return Optional.empty();
        }
        Window window = read.get();
        int outputs = filters.get();
        int inputs = channels / groups;
        Shape shape = parts.results(window, outputs);
        if (!parts.fits("weight", window, inputs, outputs, shape)) {
            return Optional.empty();
        }
        int area = (int) window.area();
        Node weight = parts.weight("weight", window, inputs, outputs, area * inputs, area * (outputs / groups));
        return Optional.of(parts.build(
                new Operation.Convolution(window, groups),
                shape,
                "convolution(" + site.input().name() + ", weight)",
                site.input(),
                weight));
    }

    /** Whether channels and filters can be divided into the groups; if not, that is reported. */
    private boolean divides(int groups, int channels, int filters, LayerSite site) {
        boolean divides = channels % groups == 0 && filters % groups == 0;
        if (!divides) {
            List<String> possible = IntStream.rangeClosed(1, Math.min(channels, filters))
                    .filter(each -> channels % each == 0 && filters % each == 0)
                    .limit(SHOWN + 1L)
                    .mapToObj(String::valueOf)
                    .toList();
            boolean all = possible.size() <= SHOWN;
            String shown = String.join(", ", possible.subList(0, Math.min(SHOWN, possible.size())));
            new Extents(site, axes)
                    .refuse(
                            "groups",
                            "groups of '" + site.member().name() + "'",
                            groups,
                            "a divisor of " + channels + " channels and of " + filters + " filters",
                            "groups can be " + shown + (all ? "." : ", and more."));
        }
        return divides;
    }
}
