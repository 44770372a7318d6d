// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gradwright.processor.graph.Axis;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.Window;

/**
 * Values of two shapes as operands of one function. Extents are compared from the last one on; where one of them is 1, or
 * missing, its value counts for all indices of the other; where extents are missing, the other shape is the result's. A value for each channel, each place or each row is read where it
 * lies; other values are repeated first.
 */
final class Spreading {
    private Spreading() {}

    /** The shape of a function of two values; empty where their shapes do not fit. */
    static Optional<Shape> shape(Shape a, Shape b) {
        if (a.size() == 1 || b.size() == 1) {
            return Optional.of(b.size() == 1 ? a : b);
        }
        int rank = Math.max(a.extents().size(), b.extents().size());
        List<Integer> first = aligned(a, rank);
        List<Integer> second = aligned(b, rank);
        List<Integer> extents = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            int one = first.get(i);
            int other = second.get(i);
            if (one != other && one != 1 && other != 1) {
                return Optional.empty();
            }
            extents.add(Math.max(one, other));
        }
        Shape shape = new Shape(true, extents);
        // [4] with [4, 1] is more likely a mistake than a table of [4, 4]; [1, 4] with [4, 1] is meant.
        boolean meant = a.extents().size() == b.extents().size() || shape.equals(a) || shape.equals(b);
        return meant && within(shape) ? Optional.of(shape) : Optional.empty();
    }

    /** Whether an array can hold a row. */
    private static boolean within(Shape shape) {
        double size = 1;
        for (int extent : shape.extents()) {
            size *= extent;
        }
        return size <= Integer.MAX_VALUE;
    }

    private static List<Integer> aligned(Shape shape, int rank) {
        List<Integer> extents =
                new ArrayList<>(Collections.nCopies(rank - shape.extents().size(), 1));
        extents.addAll(shape.extents());
        return extents;
    }

    /** A value as an operand of an elementwise operation of that shape. */
    static Node operand(FunctionSite site, Node x, Shape result) {
        Shape shape = x.shape();
        if (shape.size() == result.size()) {
            return site.viewed(x, result);
        }
        if (shape.size() == 1) {
            return shape.extents().isEmpty() ? x : site.part("Each", new Operation.Reshape(), Shape.batch(), x);
        }
        List<Integer> extents = aligned(shape, result.extents().size());
        List<Integer> leading = extents.subList(0, extents.size() - 1);
        if (extents.get(extents.size() - 1) == result.last() && leading.stream().allMatch(extent -> extent == 1)) {
            return site.viewed(x, Shape.batch(result.last()));
        }
        if (leading.equals(result.extents().subList(0, leading.size()))) {
            return site.viewed(x, new Shape(true, extents));
        }
        return repeated(site, x, extents, result);
    }

    /** The value with each extent of 1 that the result does not have repeated, from the first on. */
    private static Node repeated(FunctionSite site, Node x, List<Integer> extents, Shape result) {
        List<Integer> due = result.extents();
        List<Integer> reached = new ArrayList<>(extents);
        Node value = x;
        for (int i = 0; i < due.size(); i++) {
            if (!reached.get(i).equals(due.get(i))) {
                int outer = size(reached.subList(0, i));
                int inner = size(reached.subList(i + 1, due.size()));
                Node vectors = site.viewed(value, Shape.batch(outer, 1, inner));
                Operation spread = new Operation.WindowSpread(alongMiddle(outer, due.get(i)), false);
                value = site.part("Repeated", spread, Shape.batch(outer, due.get(i), inner), vectors);
                reached.set(i, due.get(i));
            }
        }
        return site.viewed(value, result);
    }

    static int size(List<Integer> extents) {
        return Math.toIntExact(new Shape(true, extents).size());
    }

    /** Windows over the whole middle extent of {@code [batch, outer, extent, inner]}. */
    static Window alongMiddle(int outer, int extent) {
        return new Window(Axis.tiles(outer, 1), Axis.whole(extent));
    }
}
