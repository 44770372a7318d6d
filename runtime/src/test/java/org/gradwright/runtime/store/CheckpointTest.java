// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.compute.Compute;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.metric.Metric;
import org.gradwright.runtime.optimizer.AdaDelta;
import org.gradwright.runtime.optimizer.AdaGrad;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.optimizer.AdamW;
import org.gradwright.runtime.optimizer.Adamax;
import org.gradwright.runtime.optimizer.AmsGrad;
import org.gradwright.runtime.optimizer.Clipping;
import org.gradwright.runtime.optimizer.Lion;
import org.gradwright.runtime.optimizer.NAdam;
import org.gradwright.runtime.optimizer.Optimizer;
import org.gradwright.runtime.optimizer.RAdam;
import org.gradwright.runtime.optimizer.RmsProp;
import org.gradwright.runtime.optimizer.Sgd;
import org.gradwright.runtime.training.Callback;
import org.gradwright.runtime.training.Control;
import org.gradwright.runtime.training.Epoch;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.StopReason;
import org.gradwright.runtime.training.Trainer;
import org.gradwright.runtime.training.Training;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    @TempDir
    private Path folder;

    private Path file;
    private Path straightFile;

    @BeforeEach
    void nameFiles() {
        file = folder.resolve("checkpoint");
        straightFile = folder.resolve("straight");
    }

    private static Trainer trainer(MaskedNetwork network, Optimizer optimizer, int epochs) {
        return Trainer.of(network)
                .optimizer(optimizer)
                .epochs(epochs)
                .batch(8)
                .validation(MaskedNetwork.data(10))
                .progress(Progress.quiet());
    }

    private static Training fit(Trainer trainer) {
        return trainer.fit(MaskedNetwork.data(30));
    }

    /** Everything of an epoch but the time it took. */
    private static List<List<Object>> figures(Training training) {
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

    private static Optimizer optimizer(String kind) {
        return switch (kind) {
            case "Sgd" -> Sgd.rate(0.05);
            case "momentum" -> Sgd.rate(0.01).momentum(0.9).nesterov().weightDecay(0.01);
            case "Adam" -> Adam.rate(0.01).clip(Clipping.byGlobalNorm(0.5));
            case "AdamW" -> AdamW.rate(0.01).clip(Clipping.byValue(0.1));
            case "AdaGrad" -> AdaGrad.rate(0.1);
            case "AdaDelta" -> AdaDelta.rate(1);
            case "Adamax" -> Adamax.rate(0.01);
            case "AmsGrad" -> AmsGrad.rate(0.01).weightDecay(0.1);
            case "NAdam" -> NAdam.rate(0.01).momentumDecay(0.1);
            case "RAdam" -> RAdam.rate(0.01).beta2(0.9).clip(Clipping.byNorm(0.5));
            case "Lion" -> Lion.rate(0.01);
            default -> RmsProp.rate(0.01).momentum(0.5).centered();
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sgd",
                "momentum",
                "Adam",
                "AdamW",
                "AdaGrad",
                "AdaDelta",
                "RmsProp",
                "Adamax",
                "AmsGrad",
                "NAdam",
                "RAdam",
                "Lion"
            })
    void fiveEpochsAndFiveMoreAreTenEpochs(String kind) {
        MaskedNetwork straight = MaskedNetwork.create(1);
        Training whole = fit(trainer(straight, optimizer(kind), 10).checkpoint(straightFile));
        fit(trainer(MaskedNetwork.create(1), optimizer(kind), 5).checkpoint(file));
        MaskedNetwork resumed = MaskedNetwork.create(77);
        Training rest = fit(trainer(resumed, optimizer(kind), 10).resume(file).checkpoint(file));

        assertThat(NetworkState.of(resumed).bits())
                .isEqualTo(NetworkState.of(straight).bits());
        assertThat(resumed.steps()).isEqualTo(straight.steps()).isEqualTo(40);
        assertThat(figures(rest)).isEqualTo(figures(whole)).hasSize(10);
        // The optimizer's state with it.
        assertThat(RawFile.data(file)).isEqualTo(RawFile.data(straightFile));
    }

    /** A program that trains to that epoch and saves: arguments are the epochs, the file, and whether to resume. */
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[1]);
        Trainer trainer = trainer(MaskedNetwork.create(1), optimizer("Adam"), Integer.parseInt(arguments[0]));
        if (arguments[2].equals("resume")) {
            trainer.resume(file);
        }
        fit(trainer.checkpoint(file));
    }

    @Test
    void trainingGoesOnInAnotherProcessWithTheSameBits() throws Exception {
        run("5", "start");
        run("10", "resume");
        fit(trainer(MaskedNetwork.create(1), optimizer("Adam"), 10).checkpoint(straightFile));
        assertThat(RawFile.data(file)).isEqualTo(RawFile.data(straightFile));
    }

    private void run(String epochs, String mode) throws Exception {
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1"));
        if (Compute.provider().getClass().getSimpleName().equals("VectorCompute")) {
            // The same provider, and so the same bits.
            command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Dgradwright.compute=vector"));
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                CheckpointTest.class.getName(),
                epochs,
                file.toString(),
                mode));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(log, StandardCharsets.UTF_8))
                .isZero();
    }

    @Test
    void aLearningRateThatCallbacksChangedGoesOnUnlessANewOneIsChosen() {
        Callback halving = new Callback() {
            @Override
            public void onEpochEnd(Epoch epoch, Control control) {
                control.optimizer().learningRate(control.optimizer().learningRate() / 2);
            }
        };
        fit(trainer(MaskedNetwork.create(1), Adam.rate(0.08), 3)
                .callback(halving)
                .checkpoint(file));
        Training rest = fit(trainer(MaskedNetwork.create(1), Adam.rate(0.08), 4)
                .callback(halving)
                .resume(file));
        assertThat(rest.history()).extracting(Epoch::learningRate).containsExactly(0.08, 0.04, 0.02, 0.01);
        Training other = fit(trainer(MaskedNetwork.create(1), Adam.rate(0.5), 4).resume(file));
        assertThat(other.history()).extracting(Epoch::learningRate).containsExactly(0.08, 0.04, 0.02, 0.5);
    }

    @Test
    void theSeedOfTheOrderGoesOnUnlessItIsSet() {
        MaskedNetwork straight = MaskedNetwork.create(1);
        fit(trainer(straight, Adam.rate(0.01), 4).seed(99));
        fit(trainer(MaskedNetwork.create(1), Adam.rate(0.01), 2).seed(99).checkpoint(file));
        MaskedNetwork resumed = MaskedNetwork.create(1);
        fit(trainer(resumed, Adam.rate(0.01), 4).resume(file));
        assertThat(NetworkState.of(resumed).bits())
                .isEqualTo(NetworkState.of(straight).bits());
        MaskedNetwork other = MaskedNetwork.create(1);
        fit(trainer(other, Adam.rate(0.01), 4).seed(98).resume(file));
        assertThat(NetworkState.of(other).bits())
                .isNotEqualTo(NetworkState.of(straight).bits());
    }

    @Test
    void aTrainingThatIsDoneIsNotContinued() {
        Training whole =
                fit(trainer(MaskedNetwork.create(1), Adam.rate(0.01), 3).checkpoint(file));
        MaskedNetwork resumed = MaskedNetwork.create(1);
        Training again = fit(trainer(resumed, Adam.rate(0.01), 3).resume(file));
        assertThat(figures(again)).isEqualTo(figures(whole));
        assertThat(again.stopReason()).isEqualTo(StopReason.EPOCHS);
        assertThat(resumed.steps()).isEqualTo(12);
    }

    @Test
    void convergenceCountsTheEpochsBefore() {
        Training whole = fit(trainer(MaskedNetwork.create(1), Sgd.rate(0), 20).tolerance(10, 4));
        assertThat(whole.stopReason()).isEqualTo(StopReason.CONVERGED);
        fit(trainer(MaskedNetwork.create(1), Sgd.rate(0), 3).tolerance(10, 4).checkpoint(file));
        Training rest = fit(trainer(MaskedNetwork.create(1), Sgd.rate(0), 20)
                .tolerance(10, 4)
                .resume(file)
                .checkpoint(file));
        assertThat(figures(rest)).isEqualTo(figures(whole)).hasSize(5);
        Training done = fit(trainer(MaskedNetwork.create(1), Sgd.rate(0), 20)
                .tolerance(10, 4)
                .resume(file));
        assertThat(figures(done)).isEqualTo(figures(whole));
        assertThat(done.message()).isEqualTo(whole.message());
    }

    @Test
    void anEpochThatTheTimeEndsIsNotSaved() {
        fit(trainer(MaskedNetwork.create(1), Adam.rate(0.01), 3)
                .maxTime(Duration.ofNanos(1))
                .checkpoint(file));
        assertThat(file).doesNotExist();
    }

    @Test
    void metricsOfAnyNameAndAnyValueAreKept() {
        Metric odd = new Metric() {
            @Override
            public String name() {
                return "a\tb\n%é \"c\"";
            }

            @Override
            public void reset() {}

            @Override
            public void add(Session session, Batch batch) {}

            @Override
            public double value() {
                return Double.NaN;
            }
        };
        Training whole = fit(
                trainer(MaskedNetwork.create(1), Adam.rate(0.01), 2).metric(odd).checkpoint(file));
        Training again = fit(
                trainer(MaskedNetwork.create(1), Adam.rate(0.01), 2).metric(odd).resume(file));
        assertThat(again.history()).isEqualTo(whole.history());
    }

    @Test
    void aNetworkAloneIsLoadedFromACheckpoint() {
        MaskedNetwork trained = MaskedNetwork.create(1);
        fit(trainer(trained, Adam.rate(0.01), 2).checkpoint(file));
        MaskedNetwork loaded = MaskedNetwork.create(2);
        loaded.load(file);
        assertThat(NetworkState.of(loaded).bits())
                .isEqualTo(NetworkState.of(trained).bits());
    }

    @Test
    void theStateOfFrozenLayersIsKept() {
        MaskedNetwork straight = MaskedNetwork.create(1);
        straight.hidden().freeze();
        fit(trainer(straight, Adam.rate(0.01), 4).checkpoint(straightFile));
        MaskedNetwork first = MaskedNetwork.create(1);
        first.hidden().freeze();
        fit(trainer(first, Adam.rate(0.01), 2).checkpoint(file));
        MaskedNetwork resumed = MaskedNetwork.create(1);
        resumed.hidden().freeze();
        fit(trainer(resumed, Adam.rate(0.01), 4).resume(file).checkpoint(file));
        assertThat(RawFile.data(file)).isEqualTo(RawFile.data(straightFile));
    }

    @Test
    void anotherOptimizerIsRefused() {
        fit(trainer(MaskedNetwork.create(1), Adam.rate(0.01), 2).checkpoint(file));
        refuses(AdamW.rate(0.01), "the optimizer is Adam, but here AdamW");
        refuses(
                Adam.rate(0.01).beta2(0.99).epsilon(1e-6),
                "beta2 of the optimizer is 0.999, but here 0.99; epsilon of the optimizer is 1.0E-8, but here 1.0E-6");
        refuses(Adam.rate(0.01).clip(Clipping.byGlobalNorm(1)), "the clipping is none, but here by global norm 1.0");
        refuses(Adam.rate(0.01).clip((gradients, ranges) -> {}), "the clipping is none, but here custom");
    }

    @Test
    void aSavedNetworkIsNotACheckpoint() {
        MaskedNetwork.create(1).save(file);
        refuses(Adam.rate(0.01), "it holds no state of an optimizer, as a checkpoint of a trainer does");
    }

    @Test
    void anOptimizerThatHasMadeStepsCannotResume() {
        Optimizer used = Adam.rate(0.01);
        fit(trainer(MaskedNetwork.create(1), used, 2).checkpoint(file));
        assertThatThrownBy(() -> fit(trainer(MaskedNetwork.create(1), used, 3).resume(file)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("resume needs a new optimizer, but this one has made 8 steps");
    }

    @Test
    void aSnapshotCannotResume() {
        fit(trainer(MaskedNetwork.create(1), Adam.rate(0.01), 2).checkpoint(file));
        MaskedNetwork snapshot = MaskedNetwork.create(2).snapshot();
        NetworkState before = NetworkState.of(snapshot);
        assertThatThrownBy(() -> fit(trainer(snapshot, Adam.rate(0.01), 3).resume(file)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("this 'Masked' is a snapshot and cannot change");
        assertThat(NetworkState.of(snapshot)).isEqualTo(before);
    }

    @Test
    void aCheckpointThatCannotBeWrittenIsFoundBeforeTheTraining() {
        Path nowhere = folder.resolve("nowhere").resolve("file");
        MaskedNetwork network = MaskedNetwork.create(1);
        assertThatThrownBy(() -> fit(trainer(network, Adam.rate(0.01), 3).checkpoint(nowhere)))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("'" + nowhere + "' could not be saved: there is no folder");
        assertThat(network.steps()).isZero();
    }

    @Test
    void aCheckpointThatCanNoLongerBeWrittenEndsTheTraining() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Callback removing = new Callback() {
            @Override
            public void onEpochEnd(Epoch epoch, Control control) {
                assertThat(inside.toFile().delete()).isTrue();
            }
        };
        MaskedNetwork network = MaskedNetwork.create(1);
        assertThatThrownBy(() -> fit(
                        trainer(network, Adam.rate(0.01), 3).callback(removing).checkpoint(inside.resolve("file"))))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("'" + inside.resolve("file") + "' could not be saved: there is no folder");
        assertThat(network.steps()).isEqualTo(4);
    }

    @Test
    void aNetworkThatIsTrainedInAnotherWayIsNotResumed() {
        fit(trainer(MaskedNetwork.trainedAs("0123abcd"), Adam.rate(0.01), 2).checkpoint(file));
        fit(trainer(MaskedNetwork.trainedAs("0123abcd"), Adam.rate(0.01), 3).resume(file));
        MaskedNetwork other = MaskedNetwork.trainedAs("0123abce");
        NetworkState before = NetworkState.of(other);
        assertThatThrownBy(() -> fit(trainer(other, Adam.rate(0.01), 3).resume(file)))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "'" + file + "' is for 'Masked' and differs from this training of 'Masked': what is predicted"
                                + " agrees, but not what is trained: the fingerprint of the losses, penalties, dropout rates and"
                                + " momenta is 0123abcd, but here 0123abce");
        assertThat(NetworkState.of(other)).isEqualTo(before);
        other.load(file);
        assertThat(other.steps()).isEqualTo(8);
    }

    @Test
    void parametersThatAreUpdatedInAnotherWayAreNotResumed() {
        MaskedNetwork saved = MaskedNetwork.create(7);
        Parameter parameter = saved.parameters().get(0);
        parameter.rateFactor(0.5);
        parameter.decay(false);
        parameter.maxNorm(3);
        fit(trainer(saved, Adam.rate(0.01), 1).checkpoint(file));
        String how = "how '" + parameter.name() + "' is updated";
        MaskedNetwork other = MaskedNetwork.create(7);
        assertThatThrownBy(() -> fit(trainer(other, Adam.rate(0.01), 2).resume(file)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(how + " is rate factor 0.5, no decay, max-norm 3.0, but here default");
        other.parameters().get(0).rateFactor(0.5);
        other.parameters().get(0).decay(false);
        other.parameters().get(0).maxNorm(3);
        assertThat(fit(trainer(other, Adam.rate(0.01), 2).resume(file)).history())
                .hasSize(2);
        other.load(file);
    }

    private void refuses(Optimizer optimizer, String difference) {
        MaskedNetwork network = MaskedNetwork.create(2);
        NetworkState before = NetworkState.of(network);
        assertThatThrownBy(() -> fit(trainer(network, optimizer, 4).resume(file)))
                .isInstanceOf(StoreException.class)
                .hasMessage("'" + file + "' is for 'Masked' and differs from this training of 'Masked': " + difference);
        assertThat(NetworkState.of(network)).isEqualTo(before);
        assertThat(optimizer.steps()).isZero();
    }
}
