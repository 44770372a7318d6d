// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.digits;

import java.util.Locale;
import org.gradwright.runtime.data.Dataset;

/**
 * What a network reads in one image.
 *
 * @param row where the image is
 * @param digit the digit it shows
 * @param predicted the digit that the network finds most probable
 * @param probability how probable, from 0 to 1
 */
record Reading(int row, int digit, int predicted, float probability) {
    static Reading of(DigitsNetwork network, Dataset images, int row) {
        float[] probabilities = network.predict(DigitsData.pixels(images, row));
        int best = 0;
        for (int digit = 1; digit < probabilities.length; digit++) {
            if (probabilities[digit] > probabilities[best]) {
                best = digit;
            }
        }
        return new Reading(row, DigitsData.digit(images, row), best, probabilities[best]);
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
