// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.digits;

import java.util.ArrayList;
import java.util.List;

/** Draws images of 8 by 8 pixels side by side in a terminal, two characters a pixel, with two lines of text below each. */
final class DigitsPicture {
    private static final int SIDE = 8;
    private static final String SHADES = " ░▒▓█";
    private static final String GAP = "   ";

    private final List<StringBuilder> lines = new ArrayList<>();

    DigitsPicture() {
        for (int line = 0; line < SIDE + 2; line++) {
            lines.add(new StringBuilder());
        }
    }

    /** Adds an image, with pixels from 0 to 1, to the right of those that are there. */
    DigitsPicture add(float[] pixels, String caption, String remark) {
        for (int row = 0; row < SIDE; row++) {
            StringBuilder line = lines.get(row).append(GAP);
            for (int column = 0; column < SIDE; column++) {
                char shade = SHADES.charAt(Math.round(pixels[row * SIDE + column] * (SHADES.length() - 1)));
                line.append(shade).append(shade);
            }
        }
        lines.get(SIDE).append(GAP).append(padded(caption));
        lines.get(SIDE + 1).append(GAP).append(padded(remark));
        return this;
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(0, 2 * SIDE - text.length()));
    }

    /** The lines of the drawing, without blanks at their ends. */
    @Override
    public String toString() {
        return String.join(
                System.lineSeparator(),
                lines.stream().map(line -> line.toString().stripTrailing()).toList());
    }
}
