// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoolingTest {
    private static final Compute COMPUTE = Compute.provider();
    private static final Axis LINE = new Axis(1, 1, 1, 1, 0, 1);
    /** Two windows of three places, two apart, on four places; the first starts one place before them. */
    private static final Window WINDOW = new Window(LINE, new Axis(4, 3, 2, 1, 1, 2));

    private static float[] maxima(float... x) {
        float[] y = new float[2];
        COMPUTE.windowMaxima(x, y, 1, WINDOW, 1);
        return y;
    }

    private static float[] gradient(float... x) {
        float[] gradient = {9, 9, 9, 9};
        COMPUTE.windowMaximaGradient(new float[] {1, 2}, x, gradient, 1, WINDOW, 1);
        return gradient;
    }

    @Test
    void whatLiesOutsideIsNeverTheLargest() {
        assertThat(maxima(-3, -2, -5, -4)).containsExactly(-2, -2);
        assertThat(gradient(-3, -2, -5, -4)).containsExactly(0, 3, 0, 0);
    }

    @Test
    void firstOfEqualValuesTakesTheGradient() {
        assertThat(gradient(5, 5, 5, 5)).containsExactly(1, 2, 0, 0);
        assertThat(gradient(0, 1, 1, 1)).containsExactly(0, 3, 0, 0);
        assertThat(gradient(0, 0, 1, 1)).containsExactly(1, 0, 2, 0);
    }

    @Test
    void notANumberIsTheLargest() {
        assertThat(maxima(1, 2, 3, Float.NaN)).containsExactly(2, Float.NaN);
        assertThat(gradient(1, 2, 3, Float.NaN)).containsExactly(0, 1, 0, 2);
        assertThat(maxima(Float.NaN, 2, 3, 4)).containsExactly(Float.NaN, 4);
    }

    @Test
    void meansCountPlacesWithinAlone() {
        float[] y = new float[2];
        COMPUTE.windowMeans(new float[] {1, 3, 5, 7}, y, 1, WINDOW, 1);
        assertThat(y).containsExactly(2, 5);
        COMPUTE.windowSums(new float[] {1, 3, 5, 7}, y, 1, WINDOW, 1);
        assertThat(y).containsExactly(4, 15);
    }

    @Test
    void spreadingIsTheOtherWayRound() {
        float[] x = {9, 9, 9, 9};
        COMPUTE.spreadWindowMeans(new float[] {4, 6}, x, 1, WINDOW, 1);
        assertThat(x).containsExactly(2, 4, 2, 2);
        COMPUTE.spreadWindowSums(new float[] {4, 6}, x, 1, WINDOW, 1);
        assertThat(x).containsExactly(4, 10, 6, 6);
    }

    @Test
    void channelsAndRowsStayApart() {
        float[] x = {1, 8, 3, 6, 5, 4, 7, 2, 10, 80, 30, 60, 50, 40, 70, 20};
        float[] y = new float[8];
        COMPUTE.windowMaxima(x, y, 2, WINDOW, 2);
        assertThat(y).containsExactly(3, 8, 7, 6, 30, 80, 70, 60);
    }

    /** Many channels, for which other code computes where there are vectors; ties, and values that are no numbers. */
    @Test
    void manyChannelsGiveTheNumbersOfThePlainLoops() {
        Random random = new Random(5);
        Axis[] axes = {
            new Axis(6, 2, 2, 1, 0, 3),
            new Axis(7, 2, 2, 1, 0, 3),
            new Axis(1, 1, 1, 1, 0, 1),
            new Axis(5, 3, 2, 1, 1, 3),
            new Axis(6, 3, 1, 1, 1, 6),
            new Axis(9, 2, 3, 2, 0, 3),
            new Axis(4, 2, 2, 1, 1, 2),
            new Axis(6, 3, 3, 1, 0, 2),
        };
        for (Axis down : axes) {
            for (Axis across : axes) {
                for (int channels : new int[] {8, 16, 32, 48, 21}) {
                    check(new Window(down, across), channels, random);
                }
            }
        }
    }

    /** Windows of two by two places: the largest is not a number if one is not, and the last such takes the gradient. */
    @Test
    void windowsSideBySideGiveTheNumbersOfTheDefinition() {
        Random random = new Random(9);
        int lines = 6;
        int across = 8;
        Window window = new Window(new Axis(lines, 2, 2, 1, 0, 3), new Axis(across, 2, 2, 1, 0, 4));
        for (int channels : new int[] {1, 3, 16, 70, 100, 300}) {
            float[] x = new float[lines * across * channels];
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextInt(40) == 0 ? Float.NaN : random.nextInt(5) - 2;
            }
            float[] g = new float[x.length / 4];
            Arrays.fill(g, 3);
            float[] maxima = new float[g.length];
            float[] gradient = new float[x.length];
            Arrays.fill(gradient, 9);
            new ScalarCompute().windowMaxima(x, maxima, 1, window, channels);
            new ScalarCompute().windowMaximaGradient(g, x, gradient, 1, window, channels);
            float[] expectedMaxima = new float[g.length];
            float[] expectedGradient = new float[x.length];
            for (int i = 0; i < g.length; i++) {
                int channel = i % channels;
                int c = i / channels % 4;
                int r = i / channels / 4;
                int largest = (2 * r * across + 2 * c) * channels + channel;
                for (int k = 1; k < 4; k++) {
                    int place = ((2 * r + k / 2) * across + 2 * c + k % 2) * channels + channel;
                    if (x[place] > x[largest] || Float.isNaN(x[place])) {
                        largest = place;
                    }
                }
                expectedMaxima[i] = x[largest];
                expectedGradient[largest] = 3;
            }
            assertThat(maxima).isEqualTo(expectedMaxima);
            assertThat(gradient).isEqualTo(expectedGradient);
        }
    }

    private static void check(Window window, int channels, Random random) {
        int rows = 2;
        float[] x = new float[rows * window.places() * channels];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(40) == 0 ? Float.NaN : random.nextInt(5) - 2;
        }
        float[] g = new float[rows * window.results() * channels];
        for (int i = 0; i < g.length; i++) {
            g[i] = (float) random.nextGaussian();
        }
        float[] y = new float[g.length];
        float[] plain = new float[g.length];
        COMPUTE.windowMaxima(x, y, rows, window, channels);
        Pooling.maxima(x, plain, rows, window, channels);
        assertThat(y).as(window + ", " + channels).isEqualTo(plain);
        float[] gradient = new float[x.length];
        Arrays.fill(gradient, 9);
        float[] plainGradient = new float[x.length];
        COMPUTE.windowMaximaGradient(g, x, gradient, rows, window, channels);
        Pooling.maximaGradient(g, x, plainGradient, rows, window, channels);
        assertThat(gradient).as(window + ", " + channels).isEqualTo(plainGradient);
        if (window.isTiled()) {
            float[] inPlace = x.clone();
            COMPUTE.windowMaximaGradient(g, inPlace, inPlace, rows, window, channels);
            assertThat(inPlace).as("in place, " + window + ", " + channels).isEqualTo(plainGradient);
            Pooling.maximaGradient(g, x, x, rows, window, channels);
            assertThat(x).as("in place, " + window + ", " + channels).isEqualTo(plainGradient);
        }
    }
}
