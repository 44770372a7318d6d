// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.routines;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.gradwright.benchmarks.Pair;
import org.gradwright.benchmarks.Pair.Unit;
import org.gradwright.runtime.compute.Compute;

/** The three matrix products of a dense layer, of shapes of the networks that are measured as a whole, and EJML's. */
public final class ProductPairs {
    private static final Compute COMPUTE = Compute.provider();

    /** Rows, inputs and units. */
    private static final int[][] SHAPES = {
        {16, 16, 16},
        {1, 784, 512},
        {256, 32, 128},
        {256, 128, 64},
        {256, 64, 1},
        {128, 784, 512},
        {128, 512, 512},
        {128, 512, 10},
        {64, 1568, 128},
        {512, 1024, 1024}
    };

    private ProductPairs() {}

    /** Rows, inputs and units of each product. */
    public static List<int[]> shapes() {
        return List.of(SHAPES);
    }

    public static List<Pair> all() {
        List<Pair> pairs = new ArrayList<>();
        for (int[] shape : SHAPES) {
            add(pairs, shape[0], shape[1], shape[2]);
        }
        return pairs;
    }

    private static void add(List<Pair> pairs, int rows, int inner, int columns) {
        FMatrixRMaj a = normals(rows, inner);
        FMatrixRMaj b = normals(inner, columns);
        FMatrixRMaj g = normals(rows, columns);
        FMatrixRMaj results = new FMatrixRMaj(rows, columns);
        FMatrixRMaj inputs = new FMatrixRMaj(rows, inner);
        FMatrixRMaj weight = new FMatrixRMaj(inner, columns);
        String workload = "products-" + rows + "x" + inner + "x" + columns;
        int count = rows * inner * columns;
        pairs.add(pair(
                workload,
                "forward",
                count,
                () -> COMPUTE.product(a.data, b.data, 0, results.data, rows, inner, columns),
                () -> CommonOps_FDRM.mult(a, b, results)));
        pairs.add(pair(
                workload,
                "input gradient",
                count,
                () -> COMPUTE.productTransposed(g.data, b.data, 0, inputs.data, rows, inner, columns),
                () -> CommonOps_FDRM.multTransB(g, b, inputs)));
        pairs.add(pair(
                workload,
                "weight gradient",
                count,
                () -> COMPUTE.addTransposedProduct(a.data, g.data, weight.data, 0, rows, inner, columns),
                () -> CommonOps_FDRM.multAddTransA(a, g, weight)));
    }

    private static Pair pair(String workload, String metric, int count, Runnable ours, Runnable theirs) {
        return new Pair(workload, metric, count, Unit.BILLION_OPERATIONS_PER_SECOND, ours, "ejml", theirs);
    }

    private static FMatrixRMaj normals(int rows, int columns) {
        Random random = new Random(rows + columns);
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }
}
