// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The routines give the bits of plain loops that sum in the order that is documented. */
class ConvolutionsTest {
    private static final int CASES = 300;
    private static final Compute COMPUTE = Compute.provider();

    private final Random random = new Random(5);

    /** A convolution drawn at random. */
    private record Shape(int rows, Window window, int channels, int filters, int groups) {
        int image(int row, int down, int across, int channel) {
            return ((row * window.rows().extent() + down) * window.columns().extent() + across) * channels + channel;
        }

        int result(int row, int r, int c, int filter) {
            return ((row * window.rows().count() + r) * window.columns().count() + c) * filters + filter;
        }

        /** Vectors round once, but depthwise convolutions are plain loops. */
        float add(float sum, float x, float y) {
            boolean depthwise = groups > 1 && groups == channels && groups == filters;
            return depthwise ? sum + x * y : Rounding.add(sum, x, y);
        }

        /** Whether vectors sum over the places of a row of a window last: see {@link Compute}. */
        boolean endsWithPlaces(int neighbors, int results) {
            return Rounding.ONCE
                    && groups == 1
                    && neighbors >= 4
                    && results % 16 == 0
                    && isThree(window.rows())
                    && isThree(window.columns());
        }

        private static boolean isThree(Axis axis) {
            return axis.kernel() == 3 && axis.stride() == 1 && axis.dilation() == 1;
        }

        int weight(int i, int k, int input, int filter) {
            return ((i * window.columns().kernel() + k) * (channels / groups) + input) * filters + filter;
        }
    }

    /** Called for each product of a convolution in the order of its sums: over the places, then the channels or filters. */
    private interface Product {
        void at(int image, int weight, int result);
    }

    private static void products(Shape shape, boolean endWithPlaces, Product product) {
        if (endWithPlaces) {
            productsThatEndWithPlaces(shape, product);
            return;
        }
        Axis down = shape.window.rows();
        Axis across = shape.window.columns();
        int inputs = shape.channels / shape.groups;
        int outputs = shape.filters / shape.groups;
        for (int row = 0; row < shape.rows; row++) {
            for (int i = 0; i < down.kernel(); i++) {
                for (int k = 0; k < across.kernel(); k++) {
                    for (int r = 0; r < down.count(); r++) {
                        for (int c = 0; c < across.count(); c++) {
                            int y = r * down.stride() - down.before() + i * down.dilation();
                            int x = c * across.stride() - across.before() + k * across.dilation();
                            if (y < 0 || y >= down.extent() || x < 0 || x >= across.extent()) {
                                continue;
                            }
                            for (int d = 0; d < shape.channels; d++) {
                                for (int f = d / inputs * outputs; f < (d / inputs + 1) * outputs; f++) {
                                    product.at(
                                            shape.image(row, y, x, d),
                                            shape.weight(i, k, d % inputs, f),
                                            shape.result(row, r, c, f));
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /** Over the rows of a window, then the channels or filters, then the places of the row. */
    private static void productsThatEndWithPlaces(Shape shape, Product product) {
        Axis down = shape.window.rows();
        Axis across = shape.window.columns();
        for (int row = 0; row < shape.rows; row++) {
            for (int i = 0; i < down.kernel(); i++) {
                for (int r = down.firstWindow(i); r < down.endWindow(i); r++) {
                    for (int d = 0; d < shape.channels; d++) {
                        for (int f = 0; f < shape.filters; f++) {
                            for (int k = 0; k < across.kernel(); k++) {
                                for (int c = across.firstWindow(k); c < across.endWindow(k); c++) {
                                    product.at(
                                            shape.image(row, down.place(r, i), across.place(c, k), d),
                                            shape.weight(i, k, d, f),
                                            shape.result(row, r, c, f));
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private Axis axis() {
        int extent = 1 + random.nextInt(30);
        int kernel = 1 + random.nextInt(6);
        int stride = 1 + random.nextInt(3);
        int dilation = 1 + random.nextInt(2);
        int before = random.nextInt(3);
        int covered = (kernel - 1) * dilation + 1;
        int after = Math.max(0, covered - extent - before);
        int count = (extent + before + after - covered) / stride + 1;
        return new Axis(extent, kernel, stride, dilation, before, count);
    }

    /** One channel and windows of 3 x 3 places, for which other code computes where filters are whole vectors. */
    private Shape nineTaps() {
        Axis down = new Axis(1 + random.nextInt(9), 3, 1, 1, 1, 0);
        Axis across = new Axis(1 + random.nextInt(20), 3, 1, 1, random.nextInt(3), 0);
        return new Shape(
                1 + random.nextInt(3), new Window(counted(down), counted(across)), 1, 8 * (1 + random.nextInt(9)), 1);
    }

    /** Windows of 3 x 3 places, side by side, for which other code computes where filters or channels are whole vectors. */
    private Shape neighbors() {
        Axis down = new Axis(1 + random.nextInt(6), 3, 1, 1, random.nextInt(3), 0);
        Axis across = new Axis(1 + random.nextInt(45), 3, 1, 1, random.nextInt(3), 0);
        int channels = random.nextBoolean() ? 16 * (1 + random.nextInt(5)) : 2 + random.nextInt(20);
        int filters = random.nextBoolean() ? 16 * (1 + random.nextInt(5)) : 2 + random.nextInt(20);
        return new Shape(1 + random.nextInt(2), new Window(counted(down), counted(across)), channels, filters, 1);
    }

    /** Many windows of stride 1 on the images of a batch, and few channels, for which other plain loops compute. */
    private Shape manyWindows() {
        int rows = 1 + random.nextInt(20);
        Window window = new Window(padded(1 + random.nextInt(3)), padded(1 + random.nextInt(3)));
        return new Shape(rows, window, 1 + random.nextInt(20), 1 + random.nextInt(20), 1);
    }

    private Axis padded(int kernel) {
        int dilation = 1 + random.nextInt(2);
        int reach = (kernel - 1) * dilation;
        int extent = 2 * reach + 1 + random.nextInt(9);
        int before = random.nextInt(reach + 1);
        return new Axis(extent, kernel, 1, dilation, before, extent - random.nextInt(reach + 1 - before));
    }

    /** With as many windows as start on the axis. */
    private static Axis counted(Axis axis) {
        return new Axis(axis.extent(), axis.kernel(), axis.stride(), axis.dilation(), axis.before(), axis.extent());
    }

    private Shape shape() {
        if (random.nextInt(5) == 0) {
            return nineTaps();
        }
        if (random.nextInt(4) == 0) {
            return random.nextBoolean() ? neighbors() : manyWindows();
        }
        int groups = random.nextInt(3) == 0 ? 1 + random.nextInt(40) : 1;
        int inputs = groups > 1 && random.nextBoolean() ? 1 : 1 + random.nextInt(groups > 1 ? 3 : 40);
        int outputs = groups > 1 && random.nextBoolean() ? 1 : 1 + random.nextInt(groups > 1 ? 3 : 40);
        Axis line = new Axis(1, 1, 1, 1, 0, 1);
        Window window = new Window(random.nextInt(4) == 0 ? axis() : line, axis());
        return new Shape(1 + random.nextInt(3), window, groups * inputs, groups * outputs, groups);
    }

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private float[] image(Shape shape) {
        return numbers(shape.rows * shape.window.places() * shape.channels);
    }

    private float[] results(Shape shape) {
        return numbers(shape.rows * shape.window.results() * shape.filters);
    }

    private float[] weight(Shape shape, int at) {
        return numbers(at + shape.window.area() * (shape.channels / shape.groups) * shape.filters);
    }

    @Test
    void convolutionSumsInOrder() {
        for (int i = 0; i < CASES; i++) {
            Shape shape = shape();
            float[] x = image(shape);
            float[] weight = weight(shape, 5);
            float[] actual = results(shape);
            float[] expected = new float[actual.length];
            products(
                    shape,
                    shape.endsWithPlaces(shape.window.columns().count(), shape.filters),
                    (image, w, result) -> expected[result] = shape.add(expected[result], x[image], weight[5 + w]));
            COMPUTE.convolution(
                    x, weight, 5, actual, shape.rows, shape.window, shape.channels, shape.filters, shape.groups);
            assertThat(actual).as(shape.toString()).isEqualTo(expected);
        }
    }

    @Test
    void convolutionStartsWithARow() {
        for (int i = 0; i < CASES; i++) {
            Shape shape = shape();
            float[] x = image(shape);
            float[] weight = weight(shape, 5);
            float[] start = Arrays.copyOf(results(shape), 3 + shape.filters);
            float[] actual = results(shape);
            float[] expected = new float[actual.length];
            for (int at = 0; at < expected.length; at += shape.filters) {
                System.arraycopy(start, 3, expected, at, shape.filters);
            }
            products(
                    shape,
                    shape.endsWithPlaces(shape.window.columns().count(), shape.filters),
                    (image, w, result) -> expected[result] = shape.add(expected[result], x[image], weight[5 + w]));
            COMPUTE.convolution(
                    x,
                    weight,
                    5,
                    start,
                    3,
                    actual,
                    shape.rows,
                    shape.window,
                    shape.channels,
                    shape.filters,
                    shape.groups);
            assertThat(actual).as(shape.toString()).isEqualTo(expected);
        }
    }

    @Test
    void transposedConvolutionSumsInOrder() {
        for (int i = 0; i < CASES; i++) {
            Shape shape = shape();
            float[] g = results(shape);
            float[] weight = weight(shape, 5);
            float[] actual = image(shape);
            float[] expected = new float[actual.length];
            products(
                    shape,
                    shape.endsWithPlaces(shape.window.columns().extent(), shape.channels),
                    (image, w, result) -> expected[image] = shape.add(expected[image], g[result], weight[5 + w]));
            COMPUTE.convolutionTransposed(
                    g, weight, 5, actual, shape.rows, shape.window, shape.channels, shape.filters, shape.groups);
            assertThat(actual).as(shape.toString()).isEqualTo(expected);
        }
    }

    @Test
    void gradientIsAddedInOrder() {
        for (int i = 0; i < CASES; i++) {
            Shape shape = shape();
            float[] x = image(shape);
            float[] g = results(shape);
            float[] actual = weight(shape, 5);
            float[] expected = actual.clone();
            products(
                    shape,
                    false,
                    (image, w, result) -> expected[5 + w] = shape.add(expected[5 + w], x[image], g[result]));
            COMPUTE.addConvolutionGradient(
                    x, g, actual, 5, shape.rows, shape.window, shape.channels, shape.filters, shape.groups);
            assertThat(actual).as(shape.toString()).isEqualTo(expected);
        }
    }

    /** Of squares, which may leave out a last row or column, and of windows that overlap. */
    @Test
    void maximaAreThoseOfTheConvolution() {
        for (int i = 0; i < CASES; i++) {
            Shape shape = random.nextBoolean() ? nineTaps() : neighbors();
            int down = shape.window.rows().count();
            int across = shape.window.columns().count();
            if (down < 3 || across < 3) {
                continue;
            }
            Window maxima = random.nextInt(3) == 0
                    ? new Window(new Axis(down, 3, 1, 1, 1, down), new Axis(across, 3, 2, 1, 1, (across + 1) / 2))
                    : new Window(new Axis(down, 2, 2, 1, 0, down / 2), new Axis(across, 2, 2, 1, 0, across / 2));
            float[] x = image(shape);
            float[] weight = weight(shape, 5);
            float[] start = Arrays.copyOf(results(shape), 3 + shape.filters);
            float[] y = results(shape);
            float[] actual = numbers(shape.rows * maxima.results() * shape.filters);
            float[] expected = actual.clone();
            COMPUTE.convolution(x, weight, 5, start, 3, y, shape.rows, shape.window, shape.channels, shape.filters, 1);
            COMPUTE.windowMaxima(y, expected, shape.rows, maxima, shape.filters);
            COMPUTE.convolutionMaxima(
                    x,
                    weight,
                    5,
                    start,
                    3,
                    y,
                    actual,
                    shape.rows,
                    shape.window,
                    maxima,
                    shape.channels,
                    shape.filters,
                    1);
            assertThat(actual).as(shape + ", " + maxima).isEqualTo(expected);
        }
    }

    @Test
    void plainLoopsKeepWhatLiesBesideAnImageOutOfSumsWithInfiniteValues() {
        Compute plain = new ScalarCompute();
        Axis axis = new Axis(9, 3, 1, 1, 1, 9);
        Shape shape = new Shape(2, new Window(axis, axis), 4, 6, 1);
        float[] x = image(shape);
        float[] g = results(shape);
        float[] weight = weight(shape, 0);
        weight[7] = Float.POSITIVE_INFINITY;
        float[] y = new float[g.length];
        float[] expectedY = new float[g.length];
        float[] back = new float[x.length];
        float[] expectedBack = new float[x.length];
        products(shape, false, (image, w, result) -> {
            expectedY[result] += x[image] * weight[w];
            expectedBack[image] += g[result] * weight[w];
        });
        plain.convolution(x, weight, 0, y, 2, shape.window, 4, 6, 1);
        plain.convolutionTransposed(g, weight, 0, back, 2, shape.window, 4, 6, 1);
        assertThat(y).isEqualTo(expectedY);
        assertThat(back).isEqualTo(expectedBack);

        g[0] = Float.NaN;
        float[] gradient = new float[weight.length];
        float[] expectedGradient = new float[weight.length];
        products(shape, false, (image, w, result) -> expectedGradient[w] += x[image] * g[result]);
        plain.addConvolutionGradient(x, g, gradient, 0, 2, shape.window, 4, 6, 1);
        assertThat(gradient).isEqualTo(expectedGradient);
    }

    @Test
    void otherValuesOfTheArraysStay() {
        Shape shape = shape();
        float[] y = Arrays.copyOf(results(shape), shape.rows * shape.window.results() * shape.filters + 3);
        Arrays.fill(y, y.length - 3, y.length, 7);
        COMPUTE.convolution(
                image(shape),
                weight(shape, 0),
                0,
                y,
                shape.rows,
                shape.window,
                shape.channels,
                shape.filters,
                shape.groups);
        assertThat(Arrays.copyOfRange(y, y.length - 3, y.length)).containsOnly(7);
    }
}
