// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.digits;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.metric.ConfusionMatrix;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Trainer;

/**
 * Trains {@link Digits} five times, each time from other initial values and with another fifth of the images held out,
 * and prints how many of the images held out it reads rightly.
 */
public final class DigitsExample {
    private static final int SEEDS = 5;
    private static final int EPOCHS = 40;

    private final PrintStream out;
    private final Dataset images;

    private DigitsExample(PrintStream out, Dataset images) {
        this.out = out;
        this.images = images;
    }

    /**
     * Runs the example.
     *
     * @throws IOException if the images cannot be read
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        new DigitsExample(out, DigitsData.read()).run();
    }

    private void run() {
        out.println(DigitsNetwork.create(1).summary());
        List<String> accuracies = new ArrayList<>();
        double sum = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Dataset.Split split = images.stratifiedSplit(0.8, seed);
            DigitsNetwork network = trained(seed, split);
            List<Reading> readings = readings(network, split.test());
            ConfusionMatrix matrix = new ConfusionMatrix(DigitsData.CLASSES);
            readings.forEach(reading -> matrix.add(reading.digit(), reading.predicted()));
            sum += matrix.accuracy();
            accuracies.add(decimal(matrix.accuracy()));
            if (seed == SEEDS) {
                show(matrix, readings);
            }
        }
        out.println("the five test accuracies: " + String.join(" ", accuracies));
        out.println("test accuracy " + decimal(sum / SEEDS));
    }

    private DigitsNetwork trained(long seed, Dataset.Split split) {
        out.println("seed " + seed + ": training on " + split.train().rows() + " images, testing on "
                + split.test().rows());
        DigitsNetwork network = DigitsNetwork.create(seed);
        Trainer.of(network).optimizer(Adam.rate(2e-3)).epochs(EPOCHS).batch(64).fit(split.train());
        return network;
    }

    private static List<Reading> readings(DigitsNetwork network, Dataset test) {
        return IntStream.range(0, test.rows())
                .mapToObj(row -> Reading.of(network, test, row))
                .toList();
    }

    /** Shows the matrix and some images: two that were read rightly, then some that were not. */
    private void show(ConfusionMatrix matrix, List<Reading> readings) {
        Stream<Reading> right = readings.stream().filter(Reading::right).limit(2);
        Stream<Reading> wrong =
                readings.stream().filter(reading -> !reading.right()).limit(3);
        DigitsPicture picture = new DigitsPicture();
        Stream.concat(right, wrong)
                .forEach(reading -> picture.add(reading.pixels(), reading.caption(), reading.remark()));
        out.println();
        out.println(matrix);
        out.println();
        out.println(picture);
        out.println();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
