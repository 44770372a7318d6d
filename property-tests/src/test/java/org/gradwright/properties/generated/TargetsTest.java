// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Sigmoid;
import org.gradwright.loss.BinaryCrossEntropy;
import org.gradwright.loss.CategoricalCrossEntropy;
import org.gradwright.loss.MeanSquaredError;
import org.gradwright.loss.SigmoidCrossEntropy;
import org.gradwright.runtime.Golden;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.metric.Accuracy;
import org.gradwright.runtime.metric.ConfusionMatrix;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.Trainer;
import org.gradwright.runtime.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a loss says of its target decides which data is accepted, and whether there are classes to count. */
class TargetsTest {
    /** Yes or no, from a raw output. */
    @Network
    interface Spam {
        @Dense(units = 1)
        @SigmoidCrossEntropy
        Tensor spam(@Input(2) Tensor words);
    }

    /** Yes or no, from a probability. */
    @Network
    interface Doubt {
        @Dense(units = 1)
        @Sigmoid
        @BinaryCrossEntropy
        Tensor spam(@Input(2) Tensor words);
    }

    /** One of three, from the probability of each. */
    @Network
    interface Choice {
        @Dense(units = 3)
        @CategoricalCrossEntropy
        Tensor choice(@Input(2) Tensor words);
    }

    /** A number. */
    @Network
    interface Delay {
        @Dense(units = 1)
        @MeanSquaredError
        Tensor delay(@Input(2) Tensor words);
    }

    private static final int ROWS = 64;

    /** Row r is to the right of zero where r is odd. */
    private static final float[] WORDS = new float[2 * ROWS];

    private static final float[] IS_ODD = new float[ROWS];

    static {
        for (int r = 0; r < ROWS; r++) {
            IS_ODD[r] = r % 2;
            WORDS[2 * r] = (r % 2 == 0 ? -1 : 1) * (1 + r * 0.01f);
            WORDS[2 * r + 1] = r * 0.01f;
        }
    }

    @Test
    void probabilitiesGoFromZeroToOne() {
        float[] wrong = {0, 1, -1};
        refused(
                () -> TargetsTest_SpamNetwork.data().spam(wrong),
                "'spam' is -1.0 in row 2, column 0, but must be from 0 to 1: it is a probability");
        refused(
                () -> TargetsTest_DoubtNetwork.data().spam(new byte[] {0, 2}, 1),
                "'spam' is 2.0 in row 1, column 0, but must be from 0 to 1: it is a probability");
        refused(
                () -> TargetsTest_ChoiceNetwork.data().choice(new float[] {0, 1, 0, 1, 1, 0}),
                "'choice' adds up to 2.0 in row 1, but must add up to 1: it holds the probability of each class");
        TargetsTest_DelayNetwork.data().delay(wrong);
    }

    @Test
    void accuracyOfOneProbability() {
        Dataset data = TargetsTest_SpamNetwork.data().words(WORDS).spam(IS_ODD).build();
        TargetsTest_SpamNetwork network = TargetsTest_SpamNetwork.create(1);
        assertThat(accuracy(Trainer.of(network).validation(data).metric(Accuracy.of("spam")), data))
                .isEqualTo(1);
        ConfusionMatrix matrix = ConfusionMatrix.of(network, data, "spam");
        assertThat(matrix.classes()).isEqualTo(2);
        assertThat(matrix.count(1, 1)).isEqualTo(ROWS / 2);
        Dataset turned = TargetsTest_SpamNetwork.data()
                .words(WORDS)
                .spam(new float[ROWS])
                .build();
        assertThat(ConfusionMatrix.of(network, turned, "spam").accuracy()).isEqualTo(0.5);
        Dataset doubt =
                TargetsTest_DoubtNetwork.data().words(WORDS).spam(IS_ODD).build();
        assertThat(accuracy(
                        Trainer.of(TargetsTest_DoubtNetwork.create(1))
                                .validation(doubt)
                                .metric(Accuracy.of("spam")),
                        doubt))
                .isEqualTo(1);
    }

    @Test
    void accuracyOfADistribution() {
        float[] choice = new float[3 * ROWS];
        for (int r = 0; r < ROWS; r++) {
            choice[3 * r + 2 * (r % 2)] = 0.8f;
            choice[3 * r + 1] = 0.2f;
        }
        Dataset data =
                TargetsTest_ChoiceNetwork.data().words(WORDS).choice(choice).build();
        TargetsTest_ChoiceNetwork network = TargetsTest_ChoiceNetwork.create(1);
        assertThat(accuracy(Trainer.of(network).validation(data).metric(Accuracy.of("choice")), data))
                .isEqualTo(1);
        assertThat(ConfusionMatrix.of(network, data, "choice").count(2, 2)).isEqualTo(ROWS / 2);
    }

    @Test
    void accuracyOfANumberIsRefused() {
        Dataset data =
                TargetsTest_DelayNetwork.data().words(WORDS).delay(IS_ODD).build();
        TargetsTest_DelayNetwork network = TargetsTest_DelayNetwork.create(1);
        refused(
                () -> accuracy(Trainer.of(network).validation(data).metric(Accuracy.of("delay")), data),
                "accuracy needs one class a row, but 'delay' is a target of any numbers, as in regression");
        refused(
                () -> ConfusionMatrix.of(network, data, "delay"),
                "a confusion matrix needs one class a row, but 'delay' is a target of any numbers, as in regression");
        assertThat(network.steps()).isZero();
    }

    /** A self-check holds no targets, and predicts without them. */
    @Test
    void aSelfCheckNeedsNoTargets(@TempDir Path folder) {
        Path file = folder.resolve("model");
        float[] choice = {0, 1, 0, 0.5f, 0.5f, 0};
        Dataset rows = TargetsTest_ChoiceNetwork.data()
                .words(new float[] {1, 2, 3, 4})
                .choice(choice)
                .build();
        TargetsTest_ChoiceNetwork.create(1).save(file, Golden.of(rows, "choice"));
        TargetsTest_ChoiceNetwork loaded = TargetsTest_ChoiceNetwork.create(2);
        loaded.load(file);
        assertThat(loaded.predict(new float[] {1, 2}))
                .isEqualTo(TargetsTest_ChoiceNetwork.create(1).predict(new float[] {1, 2}));
    }

    private static double accuracy(Trainer trainer, Dataset data) {
        Training training = trainer.optimizer(Adam.rate(0.1))
                .epochs(40)
                .batch(16)
                .progress(Progress.quiet())
                .fit(data);
        return training.last().metrics().get("accuracy");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
