// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.digits;

import java.util.Locale;
import org.gradwright.runtime.data.Dataset;

/**
 * What a network reads in one image.
 *
 * @param pixels the image
 * @param digit the digit it shows
 * @param predicted the digit that the network finds most probable
 * @param probability how probable, from 0 to 1
 */
record Reading(float[] pixels, int digit, int predicted, float probability) {
    private static final int PIXELS_COLUMN = 0;
    private static final int DIGIT_COLUMN = 1;

    static Reading of(DigitsNetwork network, Dataset images, int row) {
        float[] pixels = new float[DigitsData.PIXELS];
        images.copyValues(PIXELS_COLUMN, row, pixels, 0);
        float[] probabilities = network.predict(pixels);
        int best = 0;
        for (int digit = 1; digit < probabilities.length; digit++) {
            if (probabilities[digit] > probabilities[best]) {
                best = digit;
            }
        }
        return new Reading(pixels, images.label(DIGIT_COLUMN, row), best, probabilities[best]);
    }

    boolean right() {
        return predicted == digit;
    }

    String caption() {
        return String.format(Locale.ROOT, "%d, p = %.3f", predicted, probability);
    }

    String remark() {
        return right() ? "" : "WRONG, it is " + digit;
    }
}
