// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Groups;
import org.gradwright.processor.graph.Initial;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Role;
import org.gradwright.processor.graph.Shape;

/**
 * {@code (x - mean) / sqrt(variance + epsilon) * scale + shift}, with mean and variance of groups of a row's values; the shape
 * stays.
 */
record GroupNormRule(Kind kind) implements LayerRule {
    private static final int SHOWN = 6;

    /** Which values are a group. */
    enum Kind {
        /** The values along the last axis. */
        LAYER("LayerNorm"),
        /** The same, divided by the root of their mean square and not centered. */
        RMS("RmsNorm"),
        /** Some neighboring channels of all places. */
        GROUP("GroupNorm");

        private final String annotation;

        Kind(String annotation) {
            this.annotation = annotation;
        }
    }

    @Override
    public String annotation() {
        return "org.gradwright." + kind.annotation;
    }

    @Override
    public boolean accepts(LayerSite site) {
        return kind != Kind.GROUP || divides(site);
    }

    /** Whether the channels can be divided into the groups; if not, that is reported. */
    private static boolean divides(LayerSite site) {
        int channels = site.input().shape().last();
        int groups = site.attributes().integer("value");
        if (groups < 1) {
            return true; // reported with the range of the member
        }
        if (channels % groups == 0) {
            return true;
        }
        List<String> possible = IntStream.rangeClosed(1, channels)
                .filter(each -> channels % each == 0)
                .limit(SHOWN + 1L)
                .mapToObj(String::valueOf)
                .toList();
        String shown = String.join(", ", possible.subList(0, Math.min(SHOWN, possible.size())));
        site.diagnostics()
                .report(
                        Problem.OUT_OF_RANGE,
                        site.attributes().placeOf("value"),
                        site.trace(),
                        "the number of groups of '" + site.member().name() + "'",
                        groups,
                        "a divisor of " + channels + " channels",
                        "It can be " + shown + (possible.size() > SHOWN ? ", and more." : "."));
        return false;
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        Groups groups = groups(site);
        if (groups.centered() && groups.size() == 1) {
            site.diagnostics()
                    .report(
                            Problem.NORMALIZES_ONE,
                            site.member().place(),
                            site.trace(),
                            site.member().name(),
                            site.input().name(),
                            site.input().shape(),
                            kind == Kind.LAYER ? "Remove it, or give it more features." : "Use fewer groups.");
            return Optional.empty();
        }
        double epsilon = site.attributes().number("epsilon");
        Node x = site.input();
        int features = x.shape().last();
        Node scale = site.parameter("scale", Role.SCALE, Initial.ONES, features);
        Shape each = Shape.batch(Math.toIntExact(x.shape().size() / groups.size()));
        if (!groups.centered()) {
            Node inverse = site.add(site.part("inverse"), new Operation.GroupInverse(groups, epsilon), each, x);
            Node scaled =
                    site.add(site.part("standardized"), new Operation.GroupStandardize(groups), x.shape(), x, inverse);
            Operation multiply = new Operation.Elementwise(Arithmetic.MULTIPLY);
            Node result = site.add(site.resultName("normalized"), multiply, x.shape(), scaled, scale);
            return Optional.of(new Built(result, x.name() + " / sqrt(meanSquare + " + epsilon + ") * scale"));
        }
        Node shift = site.parameter("shift", Role.SHIFT, Initial.ZEROS, features);
        Node mean = site.add(site.part("mean"), new Operation.GroupMean(groups), each, x);
        Node inverse = site.add(site.part("inverse"), new Operation.GroupInverse(groups, epsilon), each, x, mean);
        Node standardized = site.add(
                site.part("standardized"), new Operation.GroupStandardize(groups), x.shape(), x, mean, inverse);
        Operation scaleAndShift = new Operation.Elementwise(Arithmetic.SCALE_AND_SHIFT);
        Node result = site.add(site.resultName("normalized"), scaleAndShift, x.shape(), standardized, scale, shift);
        return Optional.of(
                new Built(result, "(" + x.name() + " - mean) / sqrt(variance + " + epsilon + ") * scale + shift"));
    }

    private Groups groups(LayerSite site) {
        Shape shape = site.input().shape();
        int channels = shape.last();
        int count = kind == Kind.GROUP ? site.attributes().integer("value") : 1;
        if (kind != Kind.GROUP) {
            return new Groups(1, channels, 1, kind == Kind.LAYER);
        }
        // The values of one group lie side by side.
        return count == 1
                ? new Groups(1, Math.toIntExact(shape.size()), 1, true)
                : new Groups(Math.toIntExact(shape.size() / channels), channels, count, true);
    }
}
