// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.openblas;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.gradwright.benchmarks.Pair;
import org.gradwright.benchmarks.Pair.Unit;
import org.gradwright.benchmarks.PairSuite;
import org.gradwright.benchmarks.routines.ProductPairs;
import org.gradwright.runtime.compute.Compute;

/**
 * The three matrix products of a dense layer, and OpenBLAS's on one thread, whose matrices lie outside of Java's heap, so
 * that nothing is copied.
 */
public final class OpenBlasPairs implements PairSuite {
    private static final Compute COMPUTE = Compute.provider();
    private static final String OTHER = "openblas";

    @Override
    public List<Pair> pairs() {
        openblas_nolapack.blas_set_num_threads(1);
        System.err.println("openblas: 0.3.30, threads " + openblas_nolapack.blas_get_num_threads());
        List<Pair> pairs = new ArrayList<>();
        for (int[] shape : ProductPairs.shapes()) {
            add(pairs, shape[0], shape[1], shape[2]);
        }
        return pairs;
    }

    private static void add(List<Pair> pairs, int rows, int inner, int columns) {
        String workload = "products-" + rows + "x" + inner + "x" + columns;
        NativeMatrix a = NativeMatrix.normals(rows, inner);
        NativeMatrix b = NativeMatrix.normals(inner, columns);
        NativeMatrix g = NativeMatrix.normals(rows, columns);
        NativeMatrix product = new NativeMatrix(rows, columns);
        NativeMatrix inputs = new NativeMatrix(rows, inner);
        NativeMatrix weight = new NativeMatrix(inner, columns);
        int count = rows * inner * columns;
        Runnable forward = () -> COMPUTE.product(a.values, b.values, 0, product.values, rows, inner, columns);
        Runnable forwardOther = () -> NativeMatrix.product(a, false, b, false, product, 0);
        Runnable backward = () -> COMPUTE.productTransposed(g.values, b.values, 0, inputs.values, rows, inner, columns);
        Runnable backwardOther = () -> NativeMatrix.product(g, false, b, true, inputs, 0);
        Runnable gradient =
                () -> COMPUTE.addTransposedProduct(a.values, g.values, weight.values, 0, rows, inner, columns);
        Runnable gradientOther = () -> NativeMatrix.product(a, true, g, false, weight, 1);
        pairs.add(pair(workload, "forward", count, forward, forwardOther, product));
        pairs.add(pair(workload, "input gradient", count, backward, backwardOther, inputs));
        pairs.add(pair(workload, "weight gradient", count, gradient, gradientOther, weight));
    }

    private static Pair pair(
            String workload, String metric, int count, Runnable ours, Runnable theirs, NativeMatrix result) {
        ours.run();
        theirs.run();
        result.checkEqual(workload + " " + metric);
        return new Pair(workload, metric, count, Unit.BILLION_OPERATIONS_PER_SECOND, ours, OTHER, theirs);
    }
}
