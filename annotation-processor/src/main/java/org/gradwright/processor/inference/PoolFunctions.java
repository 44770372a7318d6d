// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradwright.processor.graph.Axis;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.Window;

/** The functions of {@code Tensor} on images {@code [rows, columns, channels]} and sequences {@code [steps, channels]}. */
final class PoolFunctions {
    private PoolFunctions() {}

    /** The largest value or the mean of each channel. */
    static GraphValue global(FunctionSite site, boolean max) {
        Node x = site.tensor();
        if (site.arguments().size() != 1) {
            return site.unknown();
        }
        if (!isImage(x)) {
            return refuse(site);
        }
        int channels = x.shape().last();
        int places = Math.toIntExact(x.shape().size() / channels);
        Node sequence = site.viewed(x, Shape.batch(places, channels));
        Window window = new Window(Axis.SINGLE, Axis.whole(places));
        Node pooled = site.part("Pooled", operation(window, max), Shape.batch(1, channels), sequence);
        return site.reshaped(new Operation.Reshape(), Shape.batch(channels), pooled);
    }

    /** The largest value or the mean of each window of some places in each direction, from one to the next by a stride. */
    static GraphValue windows(FunctionSite site, boolean max) {
        Node x = site.tensor();
        Optional<List<Integer>> given = site.integers();
        if (given.isEmpty() || given.get().isEmpty() || given.get().size() > 2) {
            return site.unknown();
        }
        if (!isImage(x)) {
            return refuse(site);
        }
        int size = given.get().get(0);
        int stride = given.get().get(given.get().size() - 1);
        List<Integer> extents = x.shape().extents();
        List<Integer> places = extents.subList(0, extents.size() - 1);
        int least = places.stream().mapToInt(Integer::intValue).min().orElseThrow();
        if (size < 1 || stride < 1 || size > least) {
            return site.refuse(
                    List.of(x),
                    "takes windows of " + size + " with stride " + stride + " on " + site.described(x),
                    "Let windows have 1 to " + least + " places in each direction, and a stride of at least 1.");
        }
        List<Axis> axes = new ArrayList<>();
        List<Integer> results = new ArrayList<>();
        for (int extent : places) {
            int count = (extent - size) / stride + 1;
            axes.add(new Axis(extent, size, stride, 1, 0, count));
            results.add(count);
        }
        results.add(x.shape().last());
        Operation pool = operation(WindowReader.window(axes), max);
        return site.reshaped(pool, new Shape(true, results), x);
    }

    private static Operation operation(Window window, boolean max) {
        return max ? new Operation.WindowMax(window) : new Operation.WindowSum(window, true);
    }

    /** Zeros around the places of an image, or before and behind the steps of a sequence. */
    static GraphValue pad(FunctionSite site) {
        Node x = site.tensor();
        Optional<List<Integer>> given = site.integers();
        if (given.isEmpty() || given.get().size() != 1) {
            return site.unknown();
        }
        if (!isImage(x)) {
            return refuse(site);
        }
        int places = given.get().get(0);
        List<Integer> extents = new ArrayList<>(x.shape().extents());
        if (places < 1 || tooLarge(extents, places)) {
            return site.refuse(
                    List.of(x),
                    "puts " + places + " zeros on each side of " + site.described(x),
                    "Let it be at least 1, and small enough for an array to hold a row.");
        }
        Node padded = x;
        for (int i = 0; i < extents.size() - 1; i++) {
            int outer = Spreading.size(extents.subList(0, i));
            int inner = Spreading.size(extents.subList(i + 1, extents.size()));
            Node vectors = site.viewed(padded, Shape.batch(outer, extents.get(i) * inner));
            extents.set(i, extents.get(i) + 2 * places);
            Shape shape = Shape.batch(outer, extents.get(i) * inner);
            padded = site.part("Padded", new Operation.Insert(places * inner), shape, vectors);
        }
        return site.reshaped(new Operation.Reshape(), new Shape(true, extents), padded);
    }

    private static boolean tooLarge(List<Integer> extents, int places) {
        double size = extents.get(extents.size() - 1);
        for (int extent : extents.subList(0, extents.size() - 1)) {
            size *= extent + 2.0 * places;
        }
        return size > Integer.MAX_VALUE;
    }

    private static boolean isImage(Node x) {
        int rank = x.shape().extents().size();
        return rank == 2 || rank == 3;
    }

    private static GraphValue refuse(FunctionSite site) {
        Node x = site.tensor();
        return site.refuse(
                List.of(x),
                "takes [batch, rows, columns, channels] or [batch, steps, channels], but '"
                        + site.construction().label(x) + "' is " + x.shape(),
                "Call reshape with the extents that its values have, or flatten() after this function, not before.");
    }
}
