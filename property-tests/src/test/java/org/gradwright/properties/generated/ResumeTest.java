// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Tensor;
import org.gradwright.loss.Huber;
import org.gradwright.loss.MeanSquaredError;
import org.gradwright.regularizer.L2;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.DatasetBuilder;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.store.StoreException;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint is resumed only by a network that is trained in the same way; its network is loaded by others too. */
class ResumeTest {
    /** What the checkpoint is of. */
    @org.gradwright.Network
    interface Squared {
        @Dense(units = 1)
        @L2(0.1)
        @MeanSquaredError
        Tensor delay(@Input(2) Tensor words);
    }

    /** Another loss. */
    @org.gradwright.Network
    interface Robust {
        @Dense(units = 1)
        @L2(0.1)
        @Huber
        Tensor delay(@Input(2) Tensor words);
    }

    /** Another penalty. */
    @org.gradwright.Network
    interface Heavy {
        @Dense(units = 1)
        @L2(0.2)
        @MeanSquaredError
        Tensor delay(@Input(2) Tensor words);
    }

    @TempDir
    private Path folder;

    @Test
    void anotherLossOrPenaltyIsRefused() {
        Path file = folder.resolve("checkpoint");
        fit(ResumeTest_SquaredNetwork.create(1), trainer -> trainer.checkpoint(file));
        fit(ResumeTest_SquaredNetwork.create(1), trainer -> trainer.epochs(3).resume(file));
        for (Network other : new Network[] {ResumeTest_RobustNetwork.create(1), ResumeTest_HeavyNetwork.create(1)}) {
            assertThatThrownBy(() -> fit(other, trainer -> trainer.epochs(3).resume(file)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(
                            "is for 'ResumeTest_Squared' and differs from this training of '" + other.name()
                                    + "': what is predicted agrees, but not what is trained: the fingerprint of the losses,"
                                    + " penalties, dropout rates and momenta is ");
            assertThat(other.steps()).isZero();
            other.load(file);
            assertThat(other.steps()).isEqualTo(2);
        }
    }

    private interface Setting {
        Trainer of(Trainer trainer);
    }

    private static void fit(Network network, Setting setting) {
        Dataset data = new DatasetBuilder(network.schema())
                .values("words", new float[] {1, 2, 3, 4})
                .values("delay", new float[] {5, 6})
                .build();
        Trainer trainer =
                Trainer.of(network).optimizer(Adam.rate(0.1)).epochs(2).progress(Progress.quiet());
        setting.of(trainer).fit(data);
    }
}
