// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.Arrays;

/**
 * Images laid out so that what one place of all windows meets is one run of values. Each channel has a plane, in which the
 * padded images lie line behind line; the padding below or right of one is that above or left of the next:
 *
 * <pre>{@code
 * position of the place (y, x) of an image: (image * height + y + beforeDown) * line + x + beforeAcross
 * position of its window (r, c):            (image * height + r) * line + c
 * }</pre>
 *
 * <p>With stride 1, place {@code k} of the window at position {@code q} is at {@code q + shift(k)}, for all windows of all
 * images. Positions without a window lie between them; what is computed there is not stored. Planes hold what some positions
 * in a row meet.
 */
final class Planes {
    private int extentDown;
    private int extentAcross;
    private int beforeDown;
    private int beforeAcross;
    private int countDown;
    private int countAcross;
    private int height;
    private int line;

    /** How far the places of a window are from each other, down and across; behind it, before they are reversed. */
    private int stepDown;

    private int stepAcross;
    private int kernelAcross;

    /** Where the first place of a window is, seen from its position; the furthest place. */
    private int firstShift;

    private int reach;

    private float[] values = {};
    private int length;

    /** Whether the windows can be laid out so, and do not leave more positions empty than they take. */
    static boolean suit(Window window) {
        return suits(window.rows()) && suits(window.columns());
    }

    private static boolean suits(Axis axis) {
        int reach = reach(axis);
        return axis.stride() == 1 && axis.before() <= reach && 2 * reach <= axis.extent() && 2 * reach <= axis.count();
    }

    /** Lays out images for a convolution of the windows. */
    void ofImages(Window window) {
        Axis down = window.rows();
        Axis across = window.columns();
        lay(
                down.extent(),
                down.before(),
                down.count(),
                reach(down),
                across.extent(),
                across.before(),
                across.count(),
                reach(across));
        stepDown = down.dilation() * line;
        stepAcross = across.dilation();
        firstShift = 0;
        kernelAcross = across.kernel();
    }

    /** Lays out results as images, in which each place of the former images sees those that it took part in, backwards. */
    void ofResults(Window window) {
        Axis down = window.rows();
        Axis across = window.columns();
        lay(
                down.count(),
                reach(down) - down.before(),
                down.extent(),
                reach(down),
                across.count(),
                reach(across) - across.before(),
                across.extent(),
                reach(across));
        stepDown = -down.dilation() * line;
        stepAcross = -across.dilation();
        firstShift = reach;
        kernelAcross = across.kernel();
    }

    private static int reach(Axis axis) {
        return (axis.kernel() - 1) * axis.dilation();
    }

    private void lay(
            int extentDown,
            int beforeDown,
            int countDown,
            int reachDown,
            int extentAcross,
            int beforeAcross,
            int countAcross,
            int reachAcross) {
        this.extentDown = extentDown;
        this.beforeDown = beforeDown;
        this.countDown = countDown;
        this.extentAcross = extentAcross;
        this.beforeAcross = beforeAcross;
        this.countAcross = countAcross;
        height = extentDown + Math.max(beforeDown, countDown + reachDown - beforeDown - extentDown);
        line = extentAcross + Math.max(beforeAcross, countAcross + reachAcross - beforeAcross - extentAcross);
        reach = reachDown * line + reachAcross;
    }

    /** The positions of the windows of {@code rows} images. */
    int positions(int rows) {
        return ((rows - 1) * height + countDown - 1) * line + countAcross;
    }

    /** Where place {@code k} of a window is, seen from its position. */
    private int shift(int k) {
        return firstShift + k / kernelAcross * stepDown + k % kernelAcross * stepAcross;
    }

    /** Lays out what the windows at {@code width} positions from {@code first} on meet on {@code rows} images. */
    void load(float[] x, int rows, int channels, int first, int width) {
        length = width + reach;
        if (values.length < channels * length) {
            values = new float[channels * length];
        }
        Arrays.fill(values, 0, channels * length, 0);
        int end = first + length;
        int next;
        for (int q = first; q < end; q = next) {
            int n = q / line;
            next = (n + 1) * line;
            int image = n / height;
            int y = n % height - beforeDown;
            int left = n * line + beforeAcross;
            int from = Math.max(q, left);
            int to = Math.min(end, left + extentAcross);
            if (image < rows && y >= 0 && y < extentDown && from < to) {
                int place = (image * extentDown + y) * extentAcross + from - left;
                loadLine(x, place * channels, channels, from - first, to - from);
            }
        }
    }

    private void loadLine(float[] x, int from, int channels, int to, int count) {
        if (channels == 1) {
            System.arraycopy(x, from, values, to, count);
            return;
        }
        for (int d = 0; d < channels; d++) {
            int place = from + d;
            int at = to + d * length;
            for (int i = at; i < at + count; i++) {
                values[i] = x[place];
                place += channels;
            }
        }
    }

    /** Copies what the windows at the first {@code width} of the loaded positions meet at their place {@code k}. */
    void copy(int k, int channel, float[] to, int width) {
        System.arraycopy(values, channel * length + shift(k), to, 0, width);
    }

    /**
     * Stores sums of the windows at {@code width} positions from {@code first} on: {@code results} of their {@code filters}
     * results, from {@code to} on.
     */
    void store(Panel panel, float[] y, int to, int filters, int results, int first, int width) {
        int end = first + width;
        int next;
        for (int q = first; q < end; q = next) {
            int n = q / line;
            next = (n + 1) * line;
            int r = n % height;
            int c = q - n * line;
            int count = Math.min(end - q, countAcross - c);
            if (r < countDown && count > 0) {
                int place = (n / height * countDown + r) * countAcross + c;
                panel.storeColumns(y, to + place * filters, filters, q - first, results, count);
            }
        }
    }
}
