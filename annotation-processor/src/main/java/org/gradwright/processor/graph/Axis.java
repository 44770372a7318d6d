// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

/**
 * Windows along one axis of an image: window {@code r} has its place {@code k} at
 * {@code r * stride - before + k * dilation}; what lies outside of the image does not count.
 *
 * @param extent places of the image
 * @param kernel places of a window
 * @param stride from one window to the next
 * @param dilation from one place of a window to the next
 * @param before places by which the first window starts before the image
 * @param count windows
 */
public record Axis(int extent, int kernel, int stride, int dilation, int before, int count) {
    /** The axis of an image of one row. */
    public static final Axis SINGLE = new Axis(1, 1, 1, 1, 0, 1);

    /** How much of the padded image a window covers. */
    public static long covered(int kernel, int dilation) {
        return (kernel - 1L) * dilation + 1;
    }

    /** One window over the whole axis. */
    public static Axis whole(int extent) {
        return new Axis(extent, extent, 1, 1, 0, 1);
    }

    /** Whether windows lie side by side and cover the axis, so that each place is in one of them. */
    boolean isTiled() {
        return kernel == stride && dilation == 1 && before == 0 && Math.multiplyExact(count, stride) == extent;
    }

    /** Windows side by side that cover the axis: {@code count} of them, of {@code size} places each. */
    public static Axis tiles(int count, int size) {
        return new Axis(Math.multiplyExact(count, size), size, size, 1, 0, count);
    }

    @Override
    public String toString() {
        return extent + "/" + kernel + "/" + stride + "/" + dilation + "/" + before + "/" + count;
    }
}
