// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Axis;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Role;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.Window;

/** A convolution from its results to its image: {@code [batch, rows, columns, channels] -> [batch, ..., ..., filters]}. */
final class TransposedConvolutionRule implements LayerRule {
    private static final String PAD = "pad";
    private static final String OUTPUT_PADDING = "outputPadding";

    @Override
    public String annotation() {
        return "org.gradwright.ConvTranspose2d";
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
        Extents extents = new Extents(site, 2);
        boolean complete = extents.complete(List.of("kernel", "stride", "dilation", OUTPUT_PADDING), List.of(PAD));
        if (!complete || !WindowReader.paddedOnce(extents) || !outputPaddingFits(extents)) {
            return Optional.empty();
        }
        Optional<Axis> down = axis(extents, 0);
        Optional<Axis> across = down.isPresent() ? axis(extents, 1) : Optional.empty();
        if (across.isEmpty()) {
            return Optional.empty();
        }
        Window window = new Window(down.get(), across.get());
        int channels = ImageInput.channels(site);
        int filters = site.attributes().integer("filters");
        ConvolutionParts parts = new ConvolutionParts(site, 2, "filters");
        Shape shape = parts.shape(window.rows().extent(), window.columns().extent(), filters);
        if (!parts.fits("weight", window, filters, channels, shape)) {
            return Optional.empty();
        }
        int reaching = reaching(window.rows()) * reaching(window.columns());
        Node weight =
                parts.weight("weight", window, filters, channels, reaching * channels, (int) window.area() * filters);
        return Optional.of(parts.build(
                new Operation.ConvolutionTransposed(window, 1),
                shape,
                "convolutionTransposed(" + site.input().name() + ", weight)",
                site.input(),
                weight));
    }

    /** How many windows have a place in common, at most. */
    private static int reaching(Axis axis) {
        return (axis.kernel() - 1) / axis.stride() + 1;
    }

    private static boolean outputPaddingFits(Extents extents) {
        LayerSite site = extents.site();
        boolean same =
                !extents.has(PAD) && site.attributes().constant("padding", "").equals("SAME");
        for (int i = 0; i < 2; i++) {
            int padding = extents.of(OUTPUT_PADDING).get(i);
            int stride = extents.of("stride").get(i);
            if (padding > 0 && (same || padding >= stride)) {
                extents.refuse(
                        OUTPUT_PADDING,
                        OUTPUT_PADDING + " of '" + site.member().name() + "'",
                        padding,
                        same ? "0 where padding is SAME" : "below the stride of " + stride,
                        same
                                ? "Remove it; SAME gives stride times the extents of the input."
                                : "It tells outputs apart that a stride makes alike, so it is at most " + (stride - 1)
                                        + ".");
                return false;
            }
        }
        return true;
    }

    private static Optional<Axis> axis(Extents extents, int index) {
        LayerSite site = extents.site();
        int count = ImageInput.extents(site).get(index);
        int kernel = extents.of("kernel").get(index);
        int stride = extents.of("stride").get(index);
        int dilation = extents.of("dilation").get(index);
        long covered = Axis.covered(kernel, dilation);
        long whole = (count - 1L) * stride + covered;
        long before = 0;
        long extent = whole + extents.of(OUTPUT_PADDING).get(index);
        if (extents.has(PAD)) {
            before = extents.of(PAD).get(index);
            extent -= 2 * before;
        } else if (site.attributes().constant("padding", "").equals("SAME")) {
            before = Math.max(0, covered - stride) / 2;
            extent = (long) count * stride;
        }
        if (extent < 1) {
            extents.refuse(
                    PAD,
                    "pad of '" + site.member().name() + "'",
                    before,
                    "less than half of the " + whole + (index == 0 ? " rows" : " columns"),
                    "pad can be at most " + (whole - 1) / 2 + ".");
            return Optional.empty();
        }
        if (Math.max(whole, extent) > Integer.MAX_VALUE) {
            site.diagnostics()
                    .report(
                            Problem.TOO_LARGE,
                            site.attributes().placeOf("kernel"),
                            site.trace(),
                            (index == 0 ? "a column of '" : "a row of '")
                                    + site.member().name() + "'",
                            Math.max(whole, extent),
                            "Make the kernel or the stride smaller.");
            return Optional.empty();
        }
        return Optional.of(new Axis((int) extent, kernel, stride, dilation, (int) before, count));
    }
}
