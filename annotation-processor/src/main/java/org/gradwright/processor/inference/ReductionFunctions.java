// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.Window;

/** The functions of {@code Tensor} that make one number of several: of a row, or along one extent. */
final class ReductionFunctions {
    /** What becomes of the values. */
    enum Kind {
        SUM,
        MEAN,
        MAX
    }

    private ReductionFunctions() {}

    static GraphValue call(FunctionSite site, Kind kind) {
        Optional<List<Integer>> axes = site.integers();
        if (axes.isEmpty() || axes.get().size() > 1) {
            return site.unknown();
        }
        if (axes.get().isEmpty()) {
            return kind == Kind.MAX ? greatest(site) : rowSum(site, kind == Kind.MEAN);
        }
        Node x = site.tensor();
        int rank = x.shape().extents().size();
        int given = axes.get().get(0);
        int axis = given < 0 ? given + rank : given;
        if (axis < 0 || axis >= rank) {
            return site.refuse(
                    List.of(x),
                    "goes along extent " + given + " of '" + site.construction().label(x) + "', which is " + x.shape(),
                    "The extents behind the batch are counted from 0 to " + (rank - 1) + "; -1 is the last.");
        }
        return along(site, kind, axis);
    }

    /** One number for each row: the sum of its values, or their mean. */
    private static GraphValue rowSum(FunctionSite site, boolean mean) {
        Node x = site.tensor();
        Node sum = site.part("RowSum", new Operation.RowSum(), Shape.batch(), x);
        if (mean) {
            Operation scale = new Operation.Elementwise(
                    Arithmetic.times(1.0 / x.shape().size()).named("mean"));
            sum = site.construction().compute(x.name() + "RowMean", scale, Shape.batch(), sum);
        }
        return site.reshaped(new Operation.Reshape(), Shape.batch(1), sum);
    }

    private static GraphValue greatest(FunctionSite site) {
        Node x = site.tensor();
        int size = Math.toIntExact(x.shape().size());
        Node values = site.viewed(x, Shape.batch(1, size, 1));
        Operation max = new Operation.WindowMax(Spreading.alongMiddle(1, size));
        Node greatest = site.part("Max", max, Shape.batch(1, 1, 1), values);
        return site.reshaped(new Operation.Reshape(), Shape.batch(1), greatest);
    }

    private static GraphValue along(FunctionSite site, Kind kind, int axis) {
        Node x = site.tensor();
        List<Integer> extents = x.shape().extents();
        int extent = extents.get(axis);
        List<Integer> left = new ArrayList<>(extents);
        left.set(axis, 1);
        Shape shape = new Shape(true, left);
        if (axis == extents.size() - 1 && kind != Kind.MAX) {
            if (kind == Kind.SUM) {
                return site.reshaped(new Operation.LastSum(), shape, x);
            }
            Node sum = site.part("LastSum", new Operation.LastSum(), shape, x);
            return site.reshaped(
                    new Operation.Elementwise(Arithmetic.times(1.0 / extent).named("mean")), shape, sum);
        }
        int outer = Spreading.size(extents.subList(0, axis));
        int inner = Spreading.size(extents.subList(axis + 1, extents.size()));
        Window window = Spreading.alongMiddle(outer, extent);
        Operation operation =
                kind == Kind.MAX ? new Operation.WindowMax(window) : new Operation.WindowSum(window, kind == Kind.MEAN);
        Node vectors = site.viewed(x, Shape.batch(outer, extent, inner));
        Node result = site.part("Along" + axis, operation, Shape.batch(outer, 1, inner), vectors);
        return site.reshaped(new Operation.Reshape(), shape, result);
    }
}
