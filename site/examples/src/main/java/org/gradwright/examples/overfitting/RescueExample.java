// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.overfitting;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradwright.examples.digits.DigitsData;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.SplitMix64;
import org.gradwright.runtime.metric.Evaluation;
import org.gradwright.runtime.metric.Metrics;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.EarlyStopping;
import org.gradwright.runtime.training.History;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.Trainer;
import org.gradwright.runtime.training.Training;

/**
 * Overfits on purpose, and helps step by step: a large network learns 120 images of digits by heart, of which a sixth has
 * a wrong label; a weight penalty, dropout, early stopping and at last more images, with as many mistakes among them, come
 * one after the other. Prints what each of them changes, and writes the
 * curves of each training to the folder that is its argument.
 */
public final class RescueExample {
    private static final int FEW = 120;
    private static final int VALIDATION = 300;
    private static final int TEST = 500;
    private static final int EPOCHS = 120;
    private static final int SEED = 7;

    /** One in so many images to learn from has a wrong label. */
    private static final int MISTAKEN = 6;

    private final float[][] pixels;
    private final int[] digits;

    RescueExample(Dataset images) {
        int[] order = IntStream.range(0, images.rows()).toArray();
        new SplitMix64(SEED).shuffle(order);
        pixels = new float[order.length][];
        digits = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            pixels[i] = DigitsData.pixels(images, order[i]);
            int digit = DigitsData.digit(images, order[i]);
            boolean wrong = i >= VALIDATION + TEST && i % MISTAKEN == 0;
            digits[i] = wrong ? (digit + 1 + i / MISTAKEN % (DigitsData.CLASSES - 1)) % DigitsData.CLASSES : digit;
        }
    }

    /**
     * Runs the example.
     *
     * @throws IOException if the images cannot be read, or the curves not written
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        List<Attempt> attempts = new RescueExample(DigitsData.read()).run();
        out.println(Attempt.header());
        attempts.forEach(out::println);
        if (args.length > 0) {
            out.println("curves in " + write(attempts, Path.of(args[0])));
        }
    }

    List<Attempt> run() {
        int many = digits.length - VALIDATION - TEST;
        return List.of(
                attempt("nothing", LargeNetwork.create(SEED), FEW, false),
                attempt("weight penalty", PenalizedNetwork.create(SEED), FEW, false),
                attempt("+ dropout", DroppedNetwork.create(SEED), FEW, false),
                attempt("+ early stopping", DroppedNetwork.create(SEED), FEW, true),
                attempt("+ more images", DroppedNetwork.create(SEED), many, true));
    }

    private Attempt attempt(String name, Network network, int images, boolean stopping) {
        Dataset train = data(network, VALIDATION + TEST, images);
        Dataset validation = data(network, 0, VALIDATION);
        Dataset test = data(network, VALIDATION, TEST);
        Trainer trainer = Trainer.of(network)
                .optimizer(Adam.rate(1e-3))
                .epochs(EPOCHS)
                .batch(30)
                .validation(validation)
                .metric(Metrics.accuracy("digit"))
                .progress(Progress.quiet());
        if (stopping) {
            trainer.callback(EarlyStopping.patience(10));
        }
        Training training = trainer.fit(train);
        Map<String, Double> figures = Evaluation.of(network, test, Metrics.logLoss("digit"), Metrics.accuracy("digit"));
        double trainingLoss = Evaluation.of(network, train, Metrics.logLoss("digit"))
                .values()
                .iterator()
                .next();
        List<Double> values = new ArrayList<>(figures.values());
        return new Attempt(name, images, training.history(), trainingLoss, values.get(0), values.get(1));
    }

    /** Some of the images as the data of a network. */
    private Dataset data(Network network, int from, int count) {
        float[] values = new float[count * DigitsData.PIXELS];
        for (int i = 0; i < count; i++) {
            System.arraycopy(pixels[from + i], 0, values, i * DigitsData.PIXELS, DigitsData.PIXELS);
        }
        int[] labels = Arrays.copyOfRange(digits, from, from + count);
        if (network instanceof LargeNetwork) {
            return LargeNetwork.data().pixels(values).digit(labels).build();
        }
        return network instanceof PenalizedNetwork
                ? PenalizedNetwork.data().pixels(values).digit(labels).build()
                : DroppedNetwork.data().pixels(values).digit(labels).build();
    }

    /** Writes the losses of each training as a picture; returns the folder. */
    static Path write(List<Attempt> attempts, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < attempts.size(); i++) {
            String name = attempts.get(i).name().replaceAll("[^a-z]+", "-").replaceAll("^-", "");
            History.lossChart(attempts.get(i).history()).write(folder.resolve((i + 1) + "-" + name + ".svg"));
        }
        return folder;
    }
}
