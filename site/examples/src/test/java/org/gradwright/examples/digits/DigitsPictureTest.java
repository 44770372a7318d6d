// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DigitsPictureTest {
    @Test
    void imagesStandSideBySideAboveTheirText() {
        float[] corner = new float[DigitsData.PIXELS];
        corner[0] = 1;
        corner[7] = 0.5f;
        float[] end = new float[DigitsData.PIXELS];
        end[63] = 0.25f;

        String[] lines = new DigitsPicture()
                .add(corner, "7", "")
                .add(end, "1", "WRONG")
                .toString()
                .split(System.lineSeparator(), -1);

        assertThat(lines)
                .containsExactly(
                        "   ██" + " ".repeat(12) + "▒▒",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        " ".repeat(19 + 3 + 14) + "░░",
                        "   7" + " ".repeat(15) + "   1",
                        " ".repeat(19) + "   WRONG");
    }
}
