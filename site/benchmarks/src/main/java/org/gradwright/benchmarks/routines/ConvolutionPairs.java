// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.routines;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.gradwright.benchmarks.Pair;
import org.gradwright.benchmarks.Pair.Unit;
import org.gradwright.runtime.compute.Axis;
import org.gradwright.runtime.compute.Compute;
import org.gradwright.runtime.compute.Window;

/**
 * Convolutions of 3 x 3 places that keep the size of images, forward and both gradients, and EJML's product of the same
 * numbers, without the copies that would make the one of the other.
 */
public final class ConvolutionPairs {
    private static final Compute COMPUTE = Compute.provider();

    /** Images, their side, channels and filters. */
    private static final int[][] SHAPES = {
        {1, 28, 1, 16}, {1, 14, 16, 32}, {64, 28, 1, 16}, {64, 14, 16, 32}, {16, 32, 64, 64}
    };

    private ConvolutionPairs() {}

    public static List<Pair> all() {
        List<Pair> pairs = new ArrayList<>();
        for (int[] shape : SHAPES) {
            add(pairs, shape[0], shape[1], shape[2], shape[3]);
        }
        return pairs;
    }

    private static void add(List<Pair> pairs, int rows, int side, int channels, int filters) {
        Axis axis = new Axis(side, 3, 1, 1, 1, side);
        Window window = new Window(axis, axis);
        int places = rows * side * side;
        int terms = 9 * channels;
        FMatrixRMaj x = normals(places, channels);
        FMatrixRMaj weight = normals(terms, filters);
        FMatrixRMaj g = normals(places, filters);
        FMatrixRMaj y = new FMatrixRMaj(places, filters);
        FMatrixRMaj inputs = new FMatrixRMaj(places, channels);
        FMatrixRMaj gradient = new FMatrixRMaj(terms, filters);
        FMatrixRMaj patches = normals(places, terms);
        FMatrixRMaj patchGradients = new FMatrixRMaj(places, terms);
        String workload = "convolutions-" + rows + "x" + side + "x" + side + "x" + channels + "-" + filters;
        int count = places * terms * filters;
        pairs.add(pair(
                workload,
                "forward",
                count,
                () -> COMPUTE.convolution(x.data, weight.data, 0, y.data, rows, window, channels, filters, 1),
                () -> CommonOps_FDRM.mult(patches, weight, y)));
        pairs.add(pair(
                workload,
                "input gradient",
                count,
                () -> COMPUTE.convolutionTransposed(
                        g.data, weight.data, 0, inputs.data, rows, window, channels, filters, 1),
                () -> CommonOps_FDRM.multTransB(g, weight, patchGradients)));
        pairs.add(pair(
                workload,
                "weight gradient",
                count,
                () -> COMPUTE.addConvolutionGradient(
                        x.data, g.data, gradient.data, 0, rows, window, channels, filters, 1),
                () -> CommonOps_FDRM.multAddTransA(patches, g, gradient)));
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
