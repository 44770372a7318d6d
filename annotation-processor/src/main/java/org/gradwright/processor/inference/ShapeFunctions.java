// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.inference.GraphValue.OfTensor;

/** The functions of {@code Tensor} that give its values another shape or order, join them, or take a part of them. */
final class ShapeFunctions {
    private ShapeFunctions() {}

    static GraphValue flatten(FunctionSite site) {
        Node x = site.tensor();
        return site.reshaped(
                new Operation.Reshape(), Shape.batch(Math.toIntExact(x.shape().size())), x);
    }

    static GraphValue reshape(FunctionSite site) {
        Node x = site.tensor();
        Optional<List<Integer>> extents = site.integers();
        if (extents.isEmpty()) {
            return site.unknown();
        }
        long size = 1;
        boolean positive = !extents.get().isEmpty();
        for (int extent : extents.get()) {
            positive &= extent > 0;
            size *= Math.max(extent, 0);
        }
        if (!positive || size != x.shape().size()) {
            return site.refuse(
                    List.of(x),
                    "makes " + new Shape(true, extents.get()) + " of '"
                            + site.construction().label(x) + "', which is " + x.shape(),
                    "Let the extents of a row, without the batch, multiply to "
                            + x.shape().size() + ".");
        }
        return site.reshaped(new Operation.Reshape(), new Shape(true, extents.get()), x);
    }

    static GraphValue concat(FunctionSite site) {
        List<Node> parts = new ArrayList<>();
        for (GraphValue argument : site.arguments()) {
            if (!(argument instanceof OfTensor tensor)) {
                return site.unknown();
            }
            parts.add(tensor.node());
        }
        if (parts.size() < 2) {
            return site.refuse(parts, "takes one tensor", "Give it two or more, or leave it out.");
        }
        List<Integer> leading = leading(parts.get(0).shape());
        if (parts.stream().anyMatch(part -> !leading(part.shape()).equals(leading))) {
            Node other = parts.stream()
                    .filter(part -> !leading(part.shape()).equals(leading))
                    .findFirst()
                    .orElseThrow();
            return site.refuse(
                    parts,
                    "takes " + site.described(parts.get(0)) + " and " + site.described(other),
                    "It joins values along the last axis: let the other extents be alike, or flatten() them.");
        }
        List<Integer> extents = new ArrayList<>(leading);
        extents.add(parts.stream().mapToInt(part -> part.shape().last()).sum());
        return site.reshaped(new Operation.Concat(), new Shape(true, extents), parts.toArray(Node[]::new));
    }

    private static List<Integer> leading(Shape shape) {
        List<Integer> extents = shape.extents();
        return extents.isEmpty() ? extents : extents.subList(0, extents.size() - 1);
    }

    static GraphValue slice(FunctionSite site) {
        Node x = site.tensor();
        Optional<List<Integer>> bounds = site.integers();
        if (bounds.isEmpty() || bounds.get().size() != 2) {
            return site.unknown();
        }
        int from = bounds.get().get(0);
        int to = bounds.get().get(1);
        int last = x.shape().last();
        if (from < 0 || to > last || from >= to) {
            return site.refuse(
                    List.of(x),
                    "takes the values from " + from + " to " + to + " of '"
                            + site.construction().label(x) + "', which is " + x.shape(),
                    from >= 0 && from < last
                            ? "Let it end behind its beginning and at " + last + " at most, as in slice(" + from + ", "
                                    + last + ")."
                            : "Let it begin at 0 or later and end at " + last + " at most, as in slice(0, " + last
                                    + ").");
        }
        List<Integer> extents = new ArrayList<>(leading(x.shape()));
        extents.add(to - from);
        return site.reshaped(new Operation.Slice(from), new Shape(true, extents), x);
    }

    /** The last two extents exchanged. */
    static GraphValue transpose(FunctionSite site) {
        Node x = site.tensor();
        int rank = x.shape().extents().size();
        if (site.arguments().size() != 1) {
            return site.unknown();
        }
        if (rank < 2) {
            return site.refuse(
                    List.of(x),
                    "exchanges the last two extents, but '"
                            + site.construction().label(x) + "' is " + x.shape(),
                    "Call reshape(rows, columns) before.");
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.swap(order, rank - 2, rank - 1);
        return permuted(site, order);
    }

    /** The extents in another order. */
    static GraphValue permute(FunctionSite site) {
        Node x = site.tensor();
        Optional<List<Integer>> order = site.integers();
        if (order.isEmpty()) {
            return site.unknown();
        }
        List<Integer> due =
                IntStream.range(0, x.shape().extents().size()).boxed().toList();
        if (!order.get().stream().sorted().toList().equals(due)) {
            return site.refuse(
                    List.of(x),
                    "takes the extents " + order.get() + " of '"
                            + site.construction().label(x) + "', which is " + x.shape(),
                    "Name each extent behind the batch once, counted from 0: some order of " + due + ".");
        }
        return permuted(site, order.get());
    }

    /** Brings one extent after the other to its place, together with those that stay behind it. */
    private static GraphValue permuted(FunctionSite site, List<Integer> order) {
        Node value = site.tensor();
        List<Integer> given = value.shape().extents();
        List<Integer> now =
                new ArrayList<>(IntStream.range(0, order.size()).boxed().toList());
        for (int place = 0; place < order.size(); place++) {
            int from = now.indexOf(order.get(place));
            if (from == place) {
                continue;
            }
            int end = from + 1;
            while (end < order.size() && now.get(end).equals(order.get(place + end - from))) {
                end++;
            }
            value = exchanged(site, value, sizes(given, now, place, from, end));
            Collections.rotate(now.subList(place, end), end - from);
        }
        List<Integer> extents = order.stream().map(given::get).toList();
        return site.reshaped(new Operation.Reshape(), new Shape(true, extents), value);
    }

    /** How many values there are before the first of two neighboring parts, in each of them, and behind them. */
    private static List<Integer> sizes(List<Integer> given, List<Integer> now, int first, int second, int end) {
        List<Integer> extents = now.stream().map(given::get).toList();
        return List.of(
                Spreading.size(extents.subList(0, first)),
                Spreading.size(extents.subList(first, second)),
                Spreading.size(extents.subList(second, end)),
                Spreading.size(extents.subList(end, extents.size())));
    }

    private static Node exchanged(FunctionSite site, Node x, List<Integer> sizes) {
        Node parts = site.viewed(x, new Shape(true, sizes));
        Shape shape = Shape.batch(sizes.get(0), sizes.get(2), sizes.get(1), sizes.get(3));
        return site.part("Exchanged", new Operation.Exchange(), shape, parts);
    }
}
