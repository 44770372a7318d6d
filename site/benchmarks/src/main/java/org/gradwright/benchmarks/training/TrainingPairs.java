// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.training;

import java.util.List;
import java.util.Random;
import org.gradwright.benchmarks.Pair;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Callback;
import org.gradwright.runtime.training.EarlyStopping;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.ReduceOnPlateau;
import org.gradwright.runtime.training.Trainer;

/** One epoch of 1,000 updates of 16 rows, in nanoseconds an update. */
public final class TrainingPairs {
    private static final int UPDATES = 1000;
    private static final int BATCH = 16;

    private TrainingPairs() {}

    public static List<Pair> all() {
        Dataset data = data();
        SmallNetwork bare = SmallNetwork.create(1);
        SmallNetwork steered = SmallNetwork.create(1);
        SmallNetwork byHand = SmallNetwork.create(1);
        return List.of(
                new Pair("trainer", "fit", UPDATES, () -> trainer(bare).fit(data), "loop", () -> loop(byHand, data)),
                new Pair(
                        "callbacks",
                        "fit",
                        UPDATES,
                        () -> steeredTrainer(steered).fit(data),
                        "without",
                        () -> trainer(bare).fit(data)));
    }

    private static Trainer trainer(SmallNetwork network) {
        return Trainer.of(network)
                .optimizer(Adam.rate(1e-9))
                .epochs(1)
                .batch(BATCH)
                .shuffle(false)
                .progress(Progress.quiet());
    }

    private static Trainer steeredTrainer(SmallNetwork network) {
        return trainer(network)
                .schedule((base, time) -> base / (1 + 1e-3 * time))
                .callback(EarlyStopping.patience(3).monitor("loss"))
                .callback(ReduceOnPlateau.factor(0.5).monitor("loss"))
                .callback(new Callback() {});
    }

    /** The same updates, without anything else. */
    private static void loop(SmallNetwork network, Dataset data) {
        Adam optimizer = Adam.rate(1e-9);
        try (Session session = network.session(BATCH)) {
            Batch batch = Batch.of(data, 0, BATCH);
            for (int from = 0; from < data.rows(); from += BATCH) {
                session.trainStep(batch.select(from, BATCH), optimizer);
            }
        }
    }

    private static Dataset data() {
        Random random = new Random(1);
        float[] x = new float[4 * UPDATES * BATCH];
        float[] y = new float[UPDATES * BATCH];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) random.nextGaussian();
        }
        return SmallNetwork.data().x(x).y(y).build();
    }
}
