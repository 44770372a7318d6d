// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The largest values of windows and their gradients, with vectors along the channels. The numbers are those of {@link Pooling}. */
final class VectorPooling {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    /** A window has fewer places than this: their numbers are exact in float. */
    private static final int MOST_PLACES = 1 << 20;

    private VectorPooling() {}

    /** Whether vectors fit along the channels. */
    static boolean suits(Window window, int channels) {
        return channels >= L && channels % L == 0 && window.area() < MOST_PLACES;
    }

    /** A part of {@link Compute#windowMaxima}: some images. */
    static void maxima(Workers.Job job, int part, int parts) {
        int row0 = job.rows * part / parts;
        int from = row0 * job.window().places() * job.inner;
        maxima(job.a, from, job.c, row0, job.rows * (part + 1) / parts, job.window(), job.inner);
    }

    /** The maxima of the images from {@code row0} to before {@code end}, the first of which starts at {@code from}. */
    static void maxima(float[] x, int from, float[] y, int row0, int end, Window window, int channels) {
        Axis down = window.rows();
        Axis across = window.columns();
        boolean squares = isSquares(window);
        int line = across.extent() * channels;
        int to = row0 * window.results() * channels;
        for (int row = row0; row < end; row++) {
            int image = from + (row - row0) * down.extent() * line;
            for (int r = 0; r < down.count(); r++) {
                for (int c = 0; c < across.count(); c++) {
                    if (squares) {
                        largestOfSquare(x, image + 2 * r * line + 2 * c * channels, line, y, to, channels);
                    } else {
                        largest(x, image, line, y, to, down, r, across, c, channels);
                    }
                    to += channels;
                }
            }
        }
    }

    /** Whether windows are squares of 2 x 2 places, one after the other. */
    static boolean isSquares(Window window) {
        return isHalf(window.rows()) && isHalf(window.columns());
    }

    /** Whether windows are two neighbors, one after the other. */
    private static boolean isHalf(Axis axis) {
        return axis.kernel() == 2
                && axis.stride() == 2
                && axis.dilation() == 1
                && axis.before() == 0
                && 2 * axis.count() <= axis.extent();
    }

    private static void largestOfSquare(float[] x, int from, int line, float[] y, int to, int channels) {
        for (int j = 0; j < channels; j += L) {
            int at = from + j;
            FloatVector upper = FloatVector.fromArray(S, x, at).max(FloatVector.fromArray(S, x, at + channels));
            FloatVector lower =
                    FloatVector.fromArray(S, x, at + line).max(FloatVector.fromArray(S, x, at + line + channels));
            upper.max(lower).intoArray(y, to + j);
        }
    }

    private static void largest(
            float[] x, int image, int line, float[] y, int to, Axis down, int r, Axis across, int c, int channels) {
        int startDown = down.firstPlace(r);
        int endDown = down.endPlace(r);
        int startAcross = across.firstPlace(c);
        int endAcross = across.endPlace(c);
        for (int j = 0; j < channels; j += L) {
            int start = image + down.place(r, startDown) * line + across.place(c, startAcross) * channels + j;
            FloatVector largest = FloatVector.fromArray(S, x, start);
            for (int i = startDown; i < endDown; i++) {
                int from = image + down.place(r, i) * line + j;
                for (int k = startAcross; k < endAcross; k++) {
                    largest = largest.max(FloatVector.fromArray(S, x, from + across.place(c, k) * channels));
                }
            }
            largest.intoArray(y, to + j);
        }
    }

    /** A part of {@link Compute#windowMaximaGradient}: some images. */
    static void maximaGradient(Workers.Job job, int part, int parts) {
        maximaGradient(
                job.a, job.b, job.c, job.rows * part / parts, job.rows * (part + 1) / parts, job.window(), job.inner);
    }

    /** The gradients of the images from {@code row0} to before {@code end}. */
    static void maximaGradient(float[] g, float[] x, float[] gradient, int row0, int end, Window window, int channels) {
        Axis down = window.rows();
        Axis across = window.columns();
        boolean squares = isSquares(window);
        boolean tiled = window.isTiled();
        int line = across.extent() * channels;
        if (!tiled) {
            int size = window.places() * channels;
            Arrays.fill(gradient, row0 * size, end * size, 0);
        }
        int from = row0 * window.results() * channels;
        for (int row = row0; row < end; row++) {
            int image = row * down.extent() * line;
            for (int r = 0; r < down.count(); r++) {
                for (int c = 0; c < across.count(); c++) {
                    if (squares) {
                        int place = image + 2 * r * line + 2 * c * channels;
                        spreadOverSquare(g, from, x, gradient, place, line, channels);
                    } else {
                        spread(g, from, x, gradient, image, line, down, r, across, c, channels, tiled);
                    }
                    from += channels;
                }
            }
        }
    }

    private static void spreadOverSquare(
            float[] g, int from, float[] x, float[] gradient, int place, int line, int channels) {
        FloatVector zero = FloatVector.zero(S);
        for (int j = 0; j < channels; j += L) {
            int at = place + j;
            FloatVector largest = FloatVector.fromArray(S, x, at);
            FloatVector second = FloatVector.fromArray(S, x, at + channels);
            FloatVector third = FloatVector.fromArray(S, x, at + line);
            FloatVector fourth = FloatVector.fromArray(S, x, at + line + channels);
            VectorMask<Float> isSecond = isLarger(second, largest);
            largest = largest.blend(second, isSecond);
            VectorMask<Float> isThird = isLarger(third, largest);
            largest = largest.blend(third, isThird);
            VectorMask<Float> isFourth = isLarger(fourth, largest);
            FloatVector given = FloatVector.fromArray(S, g, from + j);
            zero.blend(given, isFourth).intoArray(gradient, at + line + channels);
            given = given.blend(zero, isFourth);
            zero.blend(given, isThird).intoArray(gradient, at + line);
            given = given.blend(zero, isThird);
            zero.blend(given, isSecond).intoArray(gradient, at + channels);
            given.blend(zero, isSecond).intoArray(gradient, at);
        }
    }

    /** Where a value takes the place of the largest before it: where it is larger, or no number. */
    private static VectorMask<Float> isLarger(FloatVector value, FloatVector largest) {
        return value.compare(VectorOperators.GT, largest).or(value.compare(VectorOperators.NE, value));
    }

    private static void spread(
            float[] g,
            int from,
            float[] x,
            float[] gradient,
            int image,
            int line,
            Axis down,
            int r,
            Axis across,
            int c,
            int channels,
            boolean tiled) {
        int startDown = down.firstPlace(r);
        int endDown = down.endPlace(r);
        int startAcross = across.firstPlace(c);
        int endAcross = across.endPlace(c);
        for (int j = 0; j < channels; j += L) {
            int start = image + down.place(r, startDown) * line + across.place(c, startAcross) * channels + j;
            FloatVector largest = FloatVector.fromArray(S, x, start);
            FloatVector best = FloatVector.zero(S);
            float number = 0;
            for (int i = startDown; i < endDown; i++) {
                int at = image + down.place(r, i) * line + j;
                for (int k = startAcross; k < endAcross; k++) {
                    FloatVector value = FloatVector.fromArray(S, x, at + across.place(c, k) * channels);
                    VectorMask<Float> larger = isLarger(value, largest);
                    largest = largest.blend(value, larger);
                    best = best.blend(FloatVector.broadcast(S, number), larger);
                    number++;
                }
            }
            FloatVector given = FloatVector.fromArray(S, g, from + j);
            number = 0;
            for (int i = startDown; i < endDown; i++) {
                int at = image + down.place(r, i) * line + j;
                for (int k = startAcross; k < endAcross; k++) {
                    int place = at + across.place(c, k) * channels;
                    VectorMask<Float> here = best.compare(VectorOperators.EQ, number);
                    FloatVector sum = tiled ? FloatVector.zero(S) : FloatVector.fromArray(S, gradient, place);
                    sum.blend(sum.add(given), here).intoArray(gradient, place);
                    number++;
                }
            }
        }
    }
}
