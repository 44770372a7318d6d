// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.fashion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.metric.ConfusionMatrix;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Epoch;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.Trainer;

/**
 * Trains {@link Fashion}: on the whole of Fashion-MNIST where a folder with it is given or it is installed, else on the
 * images that come with this example.
 */
public final class FashionExample {
    private static final int EPOCHS = 6;
    private static final int EPOCHS_OF_A_SUBSET = 20;

    private FashionExample() {}

    /**
     * Runs the example.
     *
     * @param args a folder with the four files of Fashion-MNIST; none for the one installed, or the subset
     * @throws IOException if the images cannot be read
     */
    public static void main(String[] args) throws IOException {
        Path folder = args.length == 0 ? FashionData.INSTALLED : Path.of(args[0]);
        boolean whole = args.length > 0 || Files.isDirectory(folder);
        Dataset train = whole ? FashionData.of(folder, "train") : FashionData.shipped("train");
        Dataset test = whole ? FashionData.of(folder, "t10k") : FashionData.shipped("t10k");
        System.out.println(train.rows() + " images to train with, " + test.rows() + " to test with");
        FashionNetwork network = FashionNetwork.create(1);
        System.out.println(network.summary());
        Trainer.of(network)
                .optimizer(Adam.rate(2e-3))
                .epochs(whole ? EPOCHS : EPOCHS_OF_A_SUBSET)
                .batch(64)
                .progress(new Progress() {
                    @Override
                    public void epoch(Epoch epoch) {
                        System.out.println("  " + epoch);
                    }
                })
                .fit(train);
        ConfusionMatrix matrix = ConfusionMatrix.of(network, test, "piece");
        System.out.println(matrix);
        System.out.println(String.format(Locale.ROOT, "test accuracy %.4f", matrix.accuracy()));
    }
}
