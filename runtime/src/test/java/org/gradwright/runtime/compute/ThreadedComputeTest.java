// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large routines have the same bits on one, two and three threads, which share the work of vectors. */
class ThreadedComputeTest {
    private final Random random = new Random(11);

    @BeforeAll
    static void vectorsCompute() {
        assumeTrue(Compute.provider().getClass().getSimpleName().equals("VectorCompute"));
    }

    private float[] normals(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void products(int threads) {
        Compute one = new VectorCompute(new Workers(1));
        Compute several = new VectorCompute(new Workers(threads));
        int[][] shapes = {
            {130, 64, 65},
            {6, 300, 400},
            {1000, 65, 9},
            {67, 1000, 17},
            {7, 15, 5001},
            {4001, 130, 1},
            {4099, 130, 1},
            {257, 33, 63},
            {129, 130, 130},
            {31, 700, 320}
        };
        for (int[] shape : shapes) {
            int rows = shape[0];
            int inner = shape[1];
            int columns = shape[2];
            float[] a = normals(rows * inner);
            float[] b = normals(inner * columns + 3);
            float[] g = normals(rows * columns);
            float[][] due = results(rows, inner, columns, b);
            float[][] actual = results(rows, inner, columns, b);
            products(one, a, b, g, due, rows, inner, columns);
            products(several, a, b, g, actual, rows, inner, columns);
            assertThat(actual).as(rows + " x " + inner + " x " + columns).isDeepEqualTo(due);
        }
    }

    private static float[][] results(int rows, int inner, int columns, float[] weight) {
        return new float[][] {
            new float[rows * columns],
            new float[rows * inner],
            weight.clone(),
            new float[rows * columns],
            new float[rows * inner],
            weight.clone()
        };
    }

    private static void products(
            Compute compute, float[] a, float[] b, float[] g, float[][] results, int rows, int inner, int columns) {
        compute.product(a, b, 3, results[0], rows, inner, columns);
        compute.productTransposed(g, b, 3, results[1], rows, inner, columns);
        compute.addTransposedProduct(a, g, results[2], 3, rows, inner, columns);
        compute.panelProduct(a, b, 3, results[3], rows, inner, columns);
        compute.panelProductTransposed(g, b, 3, results[4], rows, inner, columns);
        compute.addTransposedPanelProduct(a, g, results[5], 3, rows, inner, columns);
    }

    @Test
    void convolutions() {
        for (int i = 0; i < 30; i++) {
            int groups = 1 + random.nextInt(2);
            int channels = groups * (1 + random.nextInt(40));
            int filters = groups * (2 + random.nextInt(80));
            Axis axis = axis();
            Window window = new Window(axis, axis());
            int rows = 2 + random.nextInt(9);
            float[] x = normals(rows * window.places() * channels);
            float[] g = normals(rows * window.results() * filters);
            float[] weight = normals(3 + window.area() * (channels / groups) * filters);
            float[][] due = null;
            for (int threads = 1; threads <= 3; threads++) {
                Compute compute = new VectorCompute(new Workers(threads));
                float[][] results = {new float[g.length], new float[x.length], weight.clone()};
                compute.convolution(x, weight, 3, results[0], rows, window, channels, filters, groups);
                compute.convolutionTransposed(g, weight, 3, results[1], rows, window, channels, filters, groups);
                compute.addConvolutionGradient(x, g, results[2], 3, rows, window, channels, filters, groups);
                if (due == null) {
                    due = results;
                }
                assertThat(results).as(window + " on " + threads + " threads").isDeepEqualTo(due);
            }
        }
    }

    /** Maxima, and those of a convolution's values at once, which are the same. */
    @Test
    void maxima() {
        for (int i = 0; i < 60; i++) {
            int channels = i % 3 == 0 ? 1 : 1 + random.nextInt(20);
            int filters = 8 * (1 + random.nextInt(10));
            Axis three = new Axis(16, 3, 1, 1, 1, 16);
            Axis axis = i % 2 == 0 ? three : axis();
            Window window = new Window(axis, axis);
            int extent = axis.count();
            int kernel = Math.min(2 + random.nextInt(2), extent);
            Axis tiles = new Axis(extent, kernel, kernel, 1, 0, extent / kernel);
            Window pool = new Window(tiles, tiles);
            int rows = 2 + random.nextInt(9);
            float[] x = normals(rows * window.places() * channels);
            float[] weight = normals(3 + window.area() * channels * filters);
            float[] start = normals(5 + filters);
            float[] values = new float[rows * window.results() * filters];
            float[] g = normals(rows * pool.results() * filters);
            float[][] due = {new float[g.length], new float[values.length]};
            Compute one = new VectorCompute(new Workers(1));
            one.convolution(x, weight, 3, start, 5, values, rows, window, channels, filters, 1);
            Pooling.maxima(values, due[0], rows, pool, filters);
            Pooling.maximaGradient(g, values, due[1], rows, pool, filters);
            for (int threads = 1; threads <= 3; threads++) {
                Compute compute = new VectorCompute(new Workers(threads));
                float[] y = new float[values.length];
                float[][] results = {new float[g.length], new float[values.length]};
                compute.windowMaxima(values, results[0], rows, pool, filters);
                compute.windowMaximaGradient(g, values, results[1], rows, pool, filters);
                assertThat(results).as(pool + " on " + threads + " threads").isDeepEqualTo(due);
                Arrays.fill(results[0], 9);
                compute.convolutionMaxima(
                        x, weight, 3, start, 5, y, results[0], rows, window, pool, channels, filters, 1);
                assertThat(results[0])
                        .as(window + " on " + threads + " threads")
                        .isEqualTo(due[0]);
            }
        }
    }

    @Test
    void fewTermsInNewScratchSpace() {
        Compute compute = new VectorCompute(new Workers(1));
        Window window = new Window(new Axis(1, 1, 1, 1, 0, 1), new Axis(3, 1, 1, 1, 0, 3));
        float[] y = new float[6];
        for (int i = 0; i < 40; i++) {
            VectorPlaces.borrow(); // Never returned, so that each convolution has a new one.
            compute.convolution(
                    new float[] {1, 2, 3, 4, 5, 6}, new float[] {1, 10, 100, 1000}, 0, y, 1, window, 2, 2, 1);
            assertThat(y).containsExactly(201, 2010, 403, 4030, 605, 6050);
        }
    }

    private Axis axis() {
        int extent = 8 + random.nextInt(10);
        int kernel = 1 + random.nextInt(4);
        int stride = 1 + random.nextInt(2);
        int before = random.nextInt(2);
        return new Axis(extent, kernel, stride, 1, before, (extent + before - kernel) / stride + 1);
    }
}
