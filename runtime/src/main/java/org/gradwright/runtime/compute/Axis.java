// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

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
    /** Whether windows lie side by side and cover the axis, so that each place is in one of them. */
    boolean isTiled() {
        return kernel == stride && dilation == 1 && before == 0 && count * stride == extent;
    }

    /** Where the place {@code k} of window {@code r} lies, perhaps outside of the image. */
    int place(int r, int k) {
        return r * stride - before + k * dilation;
    }

    /** The first place of window {@code r} that is on the image. */
    int firstPlace(int r) {
        int outside = before - r * stride;
        return outside <= 0 ? 0 : (outside - 1) / dilation + 1;
    }

    /** The place of window {@code r} after the last that is on the image. */
    int endPlace(int r) {
        int inside = extent - 1 - place(r, 0);
        return inside < 0 ? 0 : Math.min(kernel, inside / dilation + 1);
    }

    /** The first window whose place {@code k} is on the image. */
    int firstWindow(int k) {
        int outside = before - k * dilation;
        return outside <= 0 ? 0 : (outside - 1) / stride + 1;
    }

    /** The window after the last whose place {@code k} is on the image. */
    int endWindow(int k) {
        int inside = extent - 1 - place(0, k);
        return inside < 0 ? 0 : Math.min(count, inside / stride + 1);
    }

    /** The window whose place {@code k} is {@code place} of the image; -1 where there is none. */
    int window(int place, int k) {
        int distance = place + before - k * dilation;
        return distance >= 0 && distance % stride == 0 && distance / stride < count ? distance / stride : -1;
    }
}
