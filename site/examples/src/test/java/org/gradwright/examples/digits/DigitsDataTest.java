// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.gradwright.runtime.data.Dataset;
import org.junit.jupiter.api.Test;

final class DigitsDataTest {
    @Test
    void everyDigitIsThereAsOftenAsItsSourceSays() throws IOException {
        Dataset images = DigitsData.read();
        int[] counts = new int[DigitsData.CLASSES];
        for (int row = 0; row < images.rows(); row++) {
            counts[DigitsData.digit(images, row)]++;
        }

        assertThat(counts).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    }

    @Test
    void pixelsAreSixteenthsFromZeroToOne() throws IOException {
        Dataset images = DigitsData.read();
        float darkest = 0;
        for (int row = 0; row < images.rows(); row++) {
            for (float pixel : DigitsData.pixels(images, row)) {
                assertThat(pixel * 16).isBetween(0f, 16f).isEqualTo(Math.round(pixel * 16));
                darkest = Math.max(darkest, pixel);
            }
        }

        assertThat(darkest).isEqualTo(1);
    }

    @Test
    void theFirstImageIsAZero() throws IOException {
        Dataset images = DigitsData.read();

        assertThat(DigitsData.digit(images, 0)).isZero();
        assertThat(DigitsData.pixels(images, 0))
                .startsWith(0, 0, 5 / 16f, 13 / 16f, 9 / 16f, 1 / 16f, 0, 0, 0, 0, 13 / 16f);
    }
}
