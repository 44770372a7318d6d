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
import org.gradwright.runtime.training.Epoch;
import org.gradwright.runtime.training.Progress;
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
            DigitsNetwork network = trained(seed, split.train());
            ConfusionMatrix matrix = ConfusionMatrix.of(network, split.test(), "digit");
            String accuracy = decimal(matrix.accuracy());
            out.println("  accuracy " + accuracy + " on " + matrix.total() + " images held out");
            accuracies.add(accuracy);
            sum += matrix.accuracy();
            if (seed == SEEDS) {
                show(network, split.test(), matrix);
            }
        }
        out.println("the five accuracies: " + String.join(" ", accuracies));
        out.println("test accuracy " + decimal(sum / SEEDS));
    }

    private DigitsNetwork trained(long seed, Dataset train) {
        out.println("seed " + seed + ", " + train.rows() + " images to train with");
        DigitsNetwork network = DigitsNetwork.create(seed);
        Trainer.of(network)
                .optimizer(Adam.rate(2e-3))
                .epochs(EPOCHS)
                .batch(64)
                .progress(everyTenthEpoch())
                .fit(train);
        return network;
    }

    private Progress everyTenthEpoch() {
        return new Progress() {
            @Override
            public void epoch(Epoch epoch) {
                if (epoch.number() % 10 == 0) {
                    out.println("  " + epoch);
                }
            }
        };
    }

    /** Shows the matrix and some images: two that were read rightly, then up to three that were not. */
    private void show(DigitsNetwork network, Dataset test, ConfusionMatrix matrix) {
        List<Reading> readings = IntStream.range(0, test.rows())
                .mapToObj(row -> Reading.of(network, test, row))
                .toList();
        Stream<Reading> right = readings.stream().filter(Reading::right).limit(2);
        Stream<Reading> wrong =
                readings.stream().filter(reading -> !reading.right()).limit(3);
        DigitsPicture picture = new DigitsPicture();
        Stream.concat(right, wrong)
                .forEach(reading ->
                        picture.add(DigitsData.pixels(test, reading.row()), reading.caption(), reading.remark()));
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
