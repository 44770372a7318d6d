// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.fashion;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.gradwright.runtime.data.Dataset;

/**
 * Fashion-MNIST: images of clothing, 28 rows of 28 pixels from 0 to 255, scaled to 0 to 1, of ten kinds. 1,500 of the
 * 60,000 images to train with and 500 of the 10,000 to test with come with this example; a folder may have all of them.
 *
 * <p>Source: Xiao, Rasul and Vollgraf, Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning
 * Algorithms, 2017.
 */
final class FashionData {
    /** Where Debian's package {@code dataset-fashion-mnist} puts the whole set. */
    static final Path INSTALLED = Path.of("/usr/share/datasets/fashion-mnist");

    private static final int IMAGES = 2051;
    private static final int LABELS = 2049;
    private static final int SIDE = 28;

    private FashionData() {}

    /** The images that come with this example. */
    static Dataset shipped(String part) throws IOException {
        return read(open(part, "images-idx3"), open(part, "labels-idx1"));
    }

    /** The images in the folder, {@code train} or {@code t10k}. */
    static Dataset of(Path folder, String part) throws IOException {
        return read(
                Files.newInputStream(folder.resolve(part + "-images-idx3-ubyte.gz")),
                Files.newInputStream(folder.resolve(part + "-labels-idx1-ubyte.gz")));
    }

    private static InputStream open(String part, String kind) {
        String name = part + "-" + kind + "-ubyte.gz";
        return Objects.requireNonNull(FashionData.class.getResourceAsStream(name), name);
    }

    private static Dataset read(InputStream imageFile, InputStream labelFile) throws IOException {
        try (DataInputStream images = new DataInputStream(new GZIPInputStream(imageFile));
                DataInputStream labels = new DataInputStream(new GZIPInputStream(labelFile))) {
            int rows = header(images, IMAGES);
            int height = images.readInt();
            int width = images.readInt();
            if (height != SIDE || width != SIDE) {
                throw new IOException("the images do not have " + SIDE + " rows and columns");
            }
            if (header(labels, LABELS) != rows) {
                throw new IOException("there is not one label for each image");
            }
            byte[] pixels = new byte[rows * SIDE * SIDE];
            images.readFully(pixels);
            int[] pieces = new int[rows];
            for (int row = 0; row < rows; row++) {
                pieces[row] = labels.readUnsignedByte();
            }
            return FashionNetwork.data().image(pixels, 1 / 255f).piece(pieces).build();
        }
    }

    /** The number of rows in a file of that kind. */
    private static int header(DataInputStream file, int kind) throws IOException {
        int magic = file.readInt();
        if (magic != kind) {
            throw new IOException("an IDX file of kind " + kind + " is expected, but this one is of kind " + magic);
        }
        return file.readInt();
    }
}
