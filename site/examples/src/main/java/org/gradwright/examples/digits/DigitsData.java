// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.digits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.gradwright.runtime.data.Dataset;

/**
 * The 1,797 images that come with this example: 8 rows of 8 pixels from 0 (paper) to 16 (ink), scaled to 0 to 1, and
 * which digit each of them shows.
 *
 * <p>Source: Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998.
 */
public final class DigitsData {
    public static final int PIXELS = 64;
    public static final int CLASSES = 10;

    private static final int PIXELS_COLUMN = 0;
    private static final int DIGIT_COLUMN = 1;
    private static final String FILE = "digits.csv.gz";
    private static final float DARKEST = 16;

    private DigitsData() {}

    /**
     * Reads all images.
     *
     * @throws IOException if the file is damaged
     */
    public static Dataset read() throws IOException {
        List<String> lines = lines();
        float[] pixels = new float[lines.size() * PIXELS];
        int[] digits = new int[lines.size()];
        for (int row = 0; row < digits.length; row++) {
            String[] values = lines.get(row).split(",", -1);
            if (values.length != PIXELS + 1) {
                throw new IOException(FILE + ": line " + (row + 1) + " has " + values.length + " values, but "
                        + (PIXELS + 1) + " are expected");
            }
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                pixels[row * PIXELS + pixel] = Float.parseFloat(values[pixel]) / DARKEST;
            }
            digits[row] = Integer.parseInt(values[PIXELS]);
        }
        return DigitsNetwork.data().pixels(pixels).digit(digits).build();
    }

    /** The pixels of one image, row by row. */
    public static float[] pixels(Dataset images, int row) {
        float[] pixels = new float[PIXELS];
        images.copyValues(PIXELS_COLUMN, row, pixels, 0);
        return pixels;
    }

    /** The digit that one image shows. */
    public static int digit(Dataset images, int row) {
        return images.label(DIGIT_COLUMN, row);
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = Objects.requireNonNull(DigitsData.class.getResourceAsStream(FILE), FILE);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        }
    }
}
