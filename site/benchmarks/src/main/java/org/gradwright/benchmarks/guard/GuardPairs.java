// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.guard;

import java.util.List;
import java.util.Random;
import org.gradwright.benchmarks.Pair;
import org.gradwright.benchmarks.Pair.Unit;
import org.gradwright.runtime.compute.Axis;
import org.gradwright.runtime.compute.Compute;
import org.gradwright.runtime.compute.Window;

/**
 * The routines that most of the time goes to, beside plain loops, each with the share of their time that it may take. The
 * shares lie halfway between what was measured with vectors and without, so that neither noise nor another processor fails
 * them, but the loss of the vectors does.
 */
public final class GuardPairs {
    private static final Compute COMPUTE = Compute.provider();
    private static final int ENOUGH_BITS = 256;
    private static final int ROWS = 128;
    private static final int INNER = 512;
    private static final int COLUMNS = 512;
    private static final int SIDE = 14;
    private static final int CHANNELS = 16;
    private static final int FILTERS = 32;

    private final Random random = new Random(3);

    private GuardPairs() {}

    /** The pairs, each with a limit; none where the processor's vectors are so short that plain loops are as good. */
    public static List<Pair> all() {
        if (vectorBits() < ENOUGH_BITS) {
            System.err.println("guard: nothing to compare, as the vectors of this processor have less than "
                    + ENOUGH_BITS + " bits");
            return List.of();
        }
        return new GuardPairs().pairs();
    }

    /** The length of this processor's vectors, which only java with the module of vectors tells. */
    private static int vectorBits() {
        try {
            Object shape = Class.forName("jdk.incubator.vector.VectorShape")
                    .getMethod("preferredShape")
                    .invoke(null);
            return (int) shape.getClass().getMethod("vectorBitSize").invoke(shape);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the guard needs java --add-modules jdk.incubator.vector", e);
        }
    }

    private List<Pair> pairs() {
        float[][] a = normals(ROWS, INNER);
        float[][] b = normals(INNER, COLUMNS);
        float[][] g = normals(ROWS, COLUMNS);
        float[][] results = new float[ROWS][COLUMNS];
        float[][] inputs = new float[ROWS][INNER];
        float[][] weight = new float[INNER][COLUMNS];
        float[] sums = new float[COLUMNS];
        float[] aFlat = flat(a);
        float[] bFlat = flat(b);
        float[] gFlat = flat(g);
        float[] resultsFlat = flat(results);
        float[] inputsFlat = flat(inputs);
        float[] weightFlat = flat(weight);
        float[] sumsFlat = new float[COLUMNS];
        int products = ROWS * INNER * COLUMNS;
        return List.of(
                pair(
                                "product",
                                products,
                                () -> COMPUTE.panelProduct(aFlat, bFlat, 0, resultsFlat, ROWS, INNER, COLUMNS),
                                () -> PlainLoops.product(a, b, results))
                        .atMost(0.5),
                pair(
                                "weight gradient",
                                products,
                                () -> COMPUTE.addTransposedPanelProduct(
                                        aFlat, gFlat, weightFlat, 0, ROWS, INNER, COLUMNS),
                                () -> PlainLoops.addTransposedProduct(a, g, weight))
                        .atMost(0.5),
                pair(
                                "input gradient",
                                products,
                                () -> COMPUTE.panelProductTransposed(gFlat, bFlat, 0, inputsFlat, ROWS, INNER, COLUMNS),
                                () -> PlainLoops.productTransposed(g, b, inputs))
                        .atMost(0.06),
                convolution(),
                new Pair(
                                "guard",
                                "column sums",
                                ROWS * COLUMNS,
                                () -> COMPUTE.addColumnSums(gFlat, sumsFlat, 0, ROWS, COLUMNS),
                                "plain",
                                () -> PlainLoops.addColumnSums(g, sums))
                        .atMost(0.3));
    }

    private Pair convolution() {
        Axis axis = new Axis(SIDE, 3, 1, 1, 1, SIDE);
        Window window = new Window(axis, axis);
        float[] x = flat(normals(SIDE * SIDE, CHANNELS));
        float[][][] padded = new float[SIDE + 2][SIDE + 2][CHANNELS];
        for (int place = 0; place < SIDE * SIDE; place++) {
            System.arraycopy(x, place * CHANNELS, padded[place / SIDE + 1][place % SIDE + 1], 0, CHANNELS);
        }
        float[][][] weight = {
            normals(CHANNELS, FILTERS), normals(CHANNELS, FILTERS), normals(CHANNELS, FILTERS),
            normals(CHANNELS, FILTERS), normals(CHANNELS, FILTERS), normals(CHANNELS, FILTERS),
            normals(CHANNELS, FILTERS), normals(CHANNELS, FILTERS), normals(CHANNELS, FILTERS)
        };
        float[] weightFlat = new float[9 * CHANNELS * FILTERS];
        for (int k = 0; k < 9; k++) {
            System.arraycopy(flat(weight[k]), 0, weightFlat, k * CHANNELS * FILTERS, CHANNELS * FILTERS);
        }
        float[] y = new float[SIDE * SIDE * FILTERS];
        float[][][] planes = new float[SIDE][SIDE][FILTERS];
        return pair(
                        "convolution",
                        SIDE * SIDE * 9 * CHANNELS * FILTERS,
                        () -> COMPUTE.convolution(x, weightFlat, 0, y, 1, window, CHANNELS, FILTERS, 1),
                        () -> PlainLoops.convolution(padded, weight, planes))
                .atMost(0.2);
    }

    private static Pair pair(String metric, int count, Runnable ours, Runnable theirs) {
        return new Pair("guard", metric, count, Unit.BILLION_OPERATIONS_PER_SECOND, ours, "plain", theirs);
    }

    private float[][] normals(int rows, int columns) {
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int j = 0; j < columns; j++) {
                row[j] = (float) random.nextGaussian();
            }
        }
        return values;
    }

    private static float[] flat(float[][] values) {
        float[] flat = new float[values.length * values[0].length];
        for (int i = 0; i < values.length; i++) {
            System.arraycopy(values[i], 0, flat, i * values[i].length, values[i].length);
        }
        return flat;
    }
}
