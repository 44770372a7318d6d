// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * An image as far as windows reach, with zeros where they reach beyond it: its place {@code (y, x)} is the place
 * {@code (y - before, x - left)} of the image.
 *
 * @param height rows that windows reach
 * @param width columns that windows reach
 * @param before rows before the image, or, negative, rows of it that are left out
 * @param left columns before the image
 * @param imageHeight rows of the image
 * @param imageWidth columns of the image
 * @param channels values of a place
 */
record VectorImage(int height, int width, int before, int left, int imageHeight, int imageWidth, int channels) {
    /** Images that were asked for before, so that none is made anew at each step. */
    private static final AtomicReferenceArray<VectorImage> KNOWN = new AtomicReferenceArray<>(256);

    /** The image of that description. */
    static VectorImage of(int height, int width, int before, int left, int imageHeight, int imageWidth, int channels) {
        int hash = (((((height * 31 + width) * 31 + before) * 31 + left) * 31 + imageHeight) * 31 + imageWidth) * 31
                + channels;
        int slot = (hash ^ hash >>> 8 ^ hash >>> 16) & (KNOWN.length() - 1);
        VectorImage known = KNOWN.get(slot);
        if (known == null || !known.is(height, width, before, left, imageHeight, imageWidth, channels)) {
            known = new VectorImage(height, width, before, left, imageHeight, imageWidth, channels);
            KNOWN.set(slot, known);
        }
        return known;
    }

    private boolean is(int height, int width, int before, int left, int imageHeight, int imageWidth, int channels) {
        return this.height == height
                && this.width == width
                && this.before == before
                && this.left == left
                && this.imageHeight == imageHeight
                && this.imageWidth == imageWidth
                && this.channels == channels;
    }

    /** The image that {@code window} is on. */
    static VectorImage under(Window window, int channels) {
        Axis down = window.rows();
        Axis across = window.columns();
        return of(reach(down), reach(across), down.before(), across.before(), down.extent(), across.extent(), channels);
    }

    private static int reach(Axis axis) {
        return (axis.count() - 1) * axis.stride() + (axis.kernel() - 1) * axis.dilation() + 1;
    }

    /** Whether windows reach no more than the image, which then needs no copy. */
    boolean isWhole() {
        return before == 0 && left == 0 && height <= imageHeight && width <= imageWidth;
    }

    /** Values of the image. */
    int size() {
        return imageHeight * imageWidth * channels;
    }

    /** From one row of what is read to the next: of the image itself, or of the copy. */
    int stride() {
        return (isWhole() ? imageWidth : width) * channels;
    }

    /** Makes the image that starts at {@code from} what {@code places} reads. Returns where it starts there. */
    int load(VectorPlaces places, float[] images, int from) {
        if (isWhole()) {
            places.a = images;
            return from;
        }
        float[] padded = places.padded(this);
        places.a = padded;
        int first = Math.max(0, left);
        int end = Math.min(width, left + imageWidth);
        if (first < end) {
            for (int y = Math.max(0, before); y < Math.min(height, before + imageHeight); y++) {
                int source = from + ((y - before) * imageWidth + first - left) * channels;
                System.arraycopy(images, source, padded, (y * width + first) * channels, (end - first) * channels);
            }
        }
        return 0;
    }
}
