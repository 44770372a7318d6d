// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;

/** What layers on images and sequences are given. */
final class ImageInput {
    /** Values of a layer that was refused are taken to be no more than this. */
    private static final long ENOUGH = 1 << 24;

    private ImageInput() {}

    /** Whether the layer is given {@code [batch, rows, columns, channels]} or, of one axis, a sequence; if not, that is reported. */
    static boolean accepts(LayerSite site, int axes) {
        if (axes == axes(site)) {
            return true;
        }
        site.diagnostics()
                .report(
                        Problem.NO_IMAGE,
                        site.member().place(),
                        site.trace(),
                        site.member().name(),
                        axes == 2 ? "[batch, rows, columns, channels]" : "[batch, steps, channels]",
                        site.input().name(),
                        site.input().shape(),
                        fix(site, axes));
        return false;
    }

    /** Whether the layer is given an image or a sequence; if not, that is reported. */
    static boolean accepts(LayerSite site) {
        return axes(site) == 1 || accepts(site, 2);
    }

    /** How many axes the input has besides the batch and the channels. */
    static int axes(LayerSite site) {
        return site.input().shape().extents().size() - 1;
    }

    static int channels(LayerSite site) {
        return site.input().shape().last();
    }

    /** Extents of the axes besides the channels. */
    static List<Integer> extents(LayerSite site) {
        return site.input().shape().extents().subList(0, axes(site));
    }

    /** The shape with these extents and channels. */
    static Shape shape(List<Integer> extents, int channels) {
        List<Integer> all = new ArrayList<>(extents);
        all.add(channels);
        return new Shape(true, all);
    }

    /**
     * The input's shape with other channels, or with one where those are too many to go on with; where the input was refused, a
     * shape of that many axes.
     */
    static Shape likeInput(LayerSite site, int axes, int channels) {
        List<Integer> extents =
                axes(site) == axes ? extents(site) : List.of(32, 32).subList(0, axes);
        long places = extents.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        return shape(extents, places * channels > ENOUGH ? 1 : channels);
    }

    private static String fix(LayerSite site, int axes) {
        List<Integer> extents = site.input().shape().extents();
        String given = extents.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String wanted = axes == 2 ? "rows, columns and channels." : "steps and channels.";
        if (extents.size() == axes && site.input().operation() instanceof Operation.Input) {
            return "Give the channels as well: @Input({" + given + ", 1}).";
        }
        if (extents.size() == 1) {
            String axesOf = axes == 2 ? "rows and columns" : "steps";
            return "Move '" + site.member().name() + "' to where the values still have " + axesOf + ", or give @Input "
                    + wanted;
        }
        String kind = site.attributes().simpleName();
        String other = kind.replace(axes + "d", extents.size() - 1 + "d");
        boolean known = LayerRules.of("org.gradwright." + other).isPresent();
        return (known && !other.equals(kind) ? "Use @" + other + ", or give @Input " : "Give @Input ") + wanted;
    }
}
