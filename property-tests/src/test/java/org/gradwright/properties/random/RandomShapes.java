// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradwright.properties.random.RandomBody.Value;

/** Draws functions that change the extents of a value, or their order, or reduce them. */
final class RandomShapes {
    /** What takes a new value. */
    interface Target {
        void put(String expression, List<Integer> shape, double size);
    }

    private final Chance chance;
    private final Target target;

    RandomShapes(Chance chance, Target target) {
        this.chance = chance;
        this.target = target;
    }

    /** The shape of a function of two values: extents are alike from the last one on, or 1 in one of them. */
    static Optional<List<Integer>> both(List<Integer> a, List<Integer> b) {
        if (width(a) == 1 || width(b) == 1) {
            return Optional.of(width(b) == 1 ? a : b);
        }
        List<Integer> shape = new ArrayList<>();
        for (int i = 1; i <= Math.max(a.size(), b.size()); i++) {
            int one = i <= a.size() ? a.get(a.size() - i) : 1;
            int other = i <= b.size() ? b.get(b.size() - i) : 1;
            if (one != other && one != 1 && other != 1) {
                return Optional.empty();
            }
            shape.add(0, Math.max(one, other));
        }
        boolean meant = a.size() == b.size() || shape.equals(a) || shape.equals(b);
        return meant ? Optional.of(shape) : Optional.empty();
    }

    private static int width(List<Integer> shape) {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    void draw(Value a) {
        if (a.shape().size() == 1) {
            reshape(a);
            return;
        }
        switch (chance.below(7)) {
            case 0, 1 -> reduce(a);
            case 2 -> permute(a);
            case 3 -> pool(a);
            case 4 ->
                target.put(
                        a.name() + (chance.in(50) ? ".globalAveragePool()" : ".globalMaxPool()"),
                        List.of(a.shape().get(a.shape().size() - 1)),
                        a.size());
            case 5 -> spread(a);
            default -> reshape(a);
        }
    }

    /** One axis from several, or two or three from one. */
    void reshape(Value a) {
        if (a.shape().size() > 1) {
            target.put(a.name() + ".flatten()", List.of(a.width()), a.size());
            return;
        }
        List<Integer> shape = new ArrayList<>(List.of(a.width()));
        for (int axes = chance.in(60) ? 2 : 3; axes > 1; axes--) {
            int last = shape.remove(0);
            int rows = 1;
            for (int divisor = 2; divisor <= last; divisor++) {
                rows = last % divisor == 0 && chance.in(50) ? divisor : rows;
            }
            shape.addAll(0, List.of(rows, last / rows));
        }
        target.put(a.name() + ".reshape" + list(shape), shape, a.size());
    }

    /** Along one axis; as it is, or what is left of the value without it. */
    private void reduce(Value a) {
        int axis = chance.below(a.shape().size());
        List<Integer> shape = new ArrayList<>(a.shape());
        int extent = shape.set(axis, 1);
        int written = chance.in(30) ? axis - shape.size() : axis;
        String function = chance.pick(List.of("sum", "mean", "max"));
        String reduced = a.name() + "." + function + "(" + written + ")";
        double size = a.size() * (function.equals("sum") ? extent : 1);
        if (chance.in(50)) {
            target.put(reduced, shape, size);
        } else {
            target.put(a.name() + ".subtract(" + reduced + ")", a.shape(), size + a.size());
        }
    }

    /** A value for each index of one axis, spread over the others. */
    private void spread(Value a) {
        int last = a.shape().get(a.shape().size() - 1);
        String gate = chance.in(50)
                ? a.name() + ".globalAveragePool().sigmoid()"
                : a.name() + ".slice(" + (last - 1) + ", " + last + ").tanh()";
        target.put(a.name() + ".multiply(" + gate + ")", a.shape(), a.size());
    }

    private void permute(Value a) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < a.shape().size(); i++) {
            order.add(chance.below(i + 1), i);
        }
        if (chance.in(30)) {
            List<Integer> shape = new ArrayList<>(a.shape());
            Collections.swap(shape, shape.size() - 2, shape.size() - 1);
            target.put(a.name() + ".transpose()", shape, a.size());
        } else {
            List<Integer> shape = order.stream().map(a.shape()::get).toList();
            target.put(a.name() + ".permute" + list(order), shape, a.size());
        }
    }

    private void pool(Value a) {
        List<Integer> places = a.shape().subList(0, a.shape().size() - 1);
        int pad = chance.below(2);
        int size = 1 + chance.below(Collections.min(places) + 2 * pad);
        int stride = 1 + chance.below(3);
        List<Integer> shape = new ArrayList<>(places.stream()
                .map(extent -> (extent + 2 * pad - size) / stride + 1)
                .toList());
        shape.add(a.shape().get(places.size()));
        String function = chance.in(50) ? "maxPool" : "averagePool";
        target.put(
                a.name() + (pad == 1 ? ".pad(1)." : ".") + function + "(" + size + ", " + stride + ")",
                shape,
                a.size());
    }

    private static String list(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
