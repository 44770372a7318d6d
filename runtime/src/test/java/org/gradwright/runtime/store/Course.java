// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.optimizer.Clipping;
import org.gradwright.runtime.training.Callback;
import org.gradwright.runtime.training.Control;
import org.gradwright.runtime.training.EarlyStopping;
import org.gradwright.runtime.training.Epoch;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.ReduceOnPlateau;
import org.gradwright.runtime.training.Trainer;
import org.gradwright.runtime.training.Training;

/** A training with all that resuming could forget: 10 epochs of 8 updates, each of 2 batches, the last one of 1. */
final class Course {
    static final int EPOCHS = 10;
    static final int UPDATES = 8;

    private static final Pattern TEXT = Pattern.compile("\"gradwright\\.([^\"]+)\":\"([^\"]*)\"");

    private Course() {}

    static Trainer trainer(MaskedNetwork network) {
        return Trainer.of(network)
                .optimizer(Adam.rate(0.02).clip(Clipping.byGlobalNorm(1)))
                .schedule((base, time) -> base / (1 + 0.05 * time))
                .epochs(EPOCHS)
                .batch(4)
                .accumulate(2)
                .seed(7)
                .validation(MaskedNetwork.data(10))
                .callback(EarlyStopping.patience(40).everyUpdates(3))
                .callback(EarlyStopping.quotient(1e9, 2))
                .callback(ReduceOnPlateau.factor(0.7).patience(1).cooldown(1))
                .progress(Progress.quiet());
    }

    static Training fit(Trainer trainer) {
        return trainer.fit(MaskedNetwork.data(57));
    }

    /** Everything of the epochs but the time they took. */
    static List<List<Object>> figures(Training training) {
        List<List<Object>> figures = new ArrayList<>();
        for (Epoch epoch : training.history()) {
            figures.add(List.of(
                    epoch.number(),
                    epoch.loss(),
                    epoch.penalty(),
                    epoch.validationLoss(),
                    epoch.metrics(),
                    epoch.learningRate()));
        }
        return figures;
    }

    /** The texts of a checkpoint without times: lines of key and value. */
    static List<String> texts(Path file) {
        List<String> texts = new ArrayList<>();
        Matcher text = TEXT.matcher(RawFile.header(file));
        while (text.find()) {
            String value = text.group(2);
            switch (text.group(1)) {
                case "checksum", "training.nanos", "training.epochNanos" -> value = "";
                case "training.history" -> value = value.replaceAll("(?m)((?:[^\\\\]+\\\\t){5})[^\\\\]+", "$1");
                default -> {}
            }
            texts.add(text.group(1) + " " + value);
        }
        return texts;
    }

    /** Sleeps after each update, and prints its number. */
    static Callback slow(int millis) {
        return new Callback() {
            @Override
            public void onBatchEnd(int epoch, int batch, double loss, Control control) {
                System.out.println(control.updates());
                System.out.flush();
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
        };
    }
}
