// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Axis;
import org.gradwright.processor.graph.Window;

/** From kernel, stride, dilation and padding of a layer to the windows on its input. */
final class WindowReader {
    private static final String PADDING = "padding";
    private static final String PAD = "pad";

    private final LayerSite site;
    private final Extents extents;
    private final String kernel;
    private final boolean pooling;
    private final List<String> axes;

    private WindowReader(LayerSite site, int axes, boolean pooling) {
        this.site = site;
        this.extents = new Extents(site, axes);
        this.kernel = pooling ? "size" : "kernel";
        this.pooling = pooling;
        this.axes = axes == 1 ? List.of("step") : List.of("row", "column");
    }

    /** The windows of a convolution; empty when a problem was reported. */
    static Optional<Window> ofConvolution(LayerSite site, int axes) {
        return new WindowReader(site, axes, false).read();
    }

    /** The windows of a layer that takes something of each; empty when a problem was reported. */
    static Optional<Window> ofPool(LayerSite site, int axes) {
        return new WindowReader(site, axes, true).read();
    }

    /** The windows of one or two axes. */
    static Window window(List<Axis> axes) {
        return axes.size() == 1 ? new Window(Axis.SINGLE, axes.get(0)) : new Window(axes.get(0), axes.get(1));
    }

    /** Whether at most one of {@code padding} and {@code pad} is written; if not, that is reported. */
    static boolean paddedOnce(Extents extents) {
        boolean both = extents.has(PAD) && extents.attributes().isWritten(PADDING);
        if (both) {
            extents.refuse(
                    PADDING,
                    "padding of '" + extents.site().member().name() + "'",
                    extents.attributes().constant(PADDING, ""),
                    "left out where pad is given",
                    "Remove padding, or remove pad.");
        }
        return !both;
    }

    private Optional<Window> read() {
        List<String> optional = pooling ? List.of("stride", PAD) : List.of(PAD);
        List<String> needed = pooling ? List.of(kernel) : List.of(kernel, "stride", "dilation");
        if (!(extents.complete(needed, optional) && paddedOnce(extents))) {
            return Optional.empty();
        }
        List<Integer> sizes = extents.of(kernel);
        List<Integer> strides = extents.has("stride") ? extents.of("stride") : sizes;
        List<Integer> given = ImageInput.extents(site);
        List<Axis> read = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            int dilation = pooling ? 1 : extents.of("dilation").get(i);
            Optional<Axis> axis = axis(i, given.get(i), sizes.get(i), strides.get(i), dilation);
            if (axis.isEmpty()) {
                return Optional.empty();
            }
            read.add(axis.get());
        }
        return Optional.of(window(read));
    }

    private Optional<Axis> axis(int index, int extent, int size, int stride, int dilation) {
        boolean same =
                !extents.has(PAD) && site.attributes().constant(PADDING, "").equals("SAME");
        long covered = Axis.covered(size, dilation);
        long before = 0;
        long padded = extent;
        if (same) {
            int count = (extent - 1) / stride + 1;
            long outside = Math.max(0, (count - 1L) * stride + covered - extent);
            before = outside / 2;
            padded += outside;
        } else if (extents.has(PAD)) {
            before = extents.of(PAD).get(index);
            padded += 2 * before;
            if (pooling && before >= size) {
                extents.refuse(
                        PAD,
                        "pad of '" + site.member().name() + "'",
                        before,
                        "below the " + size + " of size",
                        "pad can be at most " + (size - 1) + "; a window further out would have no value.");
                return Optional.empty();
            }
        }
        if (covered > padded) {
            tooLarge(index, extent, padded, covered, dilation);
            return Optional.empty();
        }
        if (padded > Integer.MAX_VALUE) {
            site.diagnostics()
                    .report(
                            Problem.TOO_LARGE,
                            site.attributes().placeOf(extents.has(PAD) ? PAD : kernel),
                            site.trace(),
                            "a " + axes.get(index) + " of the padded input of '"
                                    + site.member().name() + "'",
                            padded,
                            same ? "Make the " + kernel + " smaller." : "Make pad smaller.");
            return Optional.empty();
        }
        int count = same ? (extent - 1) / stride + 1 : (int) ((padded - covered) / stride) + 1;
        return Optional.of(new Axis(extent, size, stride, dilation, (int) before, count));
    }

    private void tooLarge(int index, int extent, long padded, long covered, int dilation) {
        String axis = axes.get(index);
        site.diagnostics()
                .report(
                        Problem.WINDOW_TOO_LARGE,
                        site.attributes().placeOf(kernel),
                        site.trace(),
                        pooling ? "a window" : "the kernel",
                        site.member().name(),
                        count(covered, axis),
                        site.input().name(),
                        padded == extent ? String.valueOf(extent) : extent + ", with its padding " + padded,
                        "padding = Padding.SAME lets " + (pooling ? "windows" : "kernels")
                                + " reach beyond the edges; without it, " + kernel + " can be at most "
                                + ((padded - 1) / dilation + 1) + " for " + axis + "s.");
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
