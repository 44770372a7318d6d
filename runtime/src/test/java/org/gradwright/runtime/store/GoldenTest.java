// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gradwright.runtime.Golden;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.compute.Compute;
import org.gradwright.runtime.data.Batch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
    @TempDir
    private Path folder;

    private Path file;
    private final MaskedNetwork network = MaskedNetwork.create(1);
    private final MaskedNetwork other = MaskedNetwork.create(2);

    @BeforeEach
    void save() {
        file = folder.resolve("model");
        network.save(file, Golden.of(MaskedNetwork.data(70), "y"));
    }

    @Test
    void aNetworkThatPredictsAsItDidIsLoaded() {
        other.load(file);
        assertThat(NetworkState.of(other).bits())
                .isEqualTo(NetworkState.of(network).bits());
        assertThat(RawFile.header(file))
                .contains("\"golden.input.x\":{\"dtype\":\"F32\",\"shape\":[70,2],")
                .contains("\"golden.output.y\":{\"dtype\":\"F32\",\"shape\":[70,1],")
                .contains("\"gradwright.golden.outputs\":\"y\",\"gradwright.golden.provider\":\"");
    }

    @Test
    void theRowsAreStored() {
        float[] x = new float[140];
        Batch.all(MaskedNetwork.data(70)).copyValues(0, x);
        assertThat(Arrays.copyOfRange(RawFile.data(file), 4, 4 + 4 * 140)).isEqualTo(RawFile.floats(x));
    }

    @Test
    void predictionsThatDifferAreRefused() {
        saveWithPredictionsOff(1e-6f, provider());
        refuses("predicts -?[0-9.]+ here for 'y', column 0, of row 69 of its self-check, but -?[0-9.]+ when it was "
                + "saved; allowed is no difference");
    }

    @Test
    void anotherProviderMayDifferALittle() {
        saveWithPredictionsOff(1e-5f, "Another");
        other.load(file);
        assertThat(NetworkState.of(other).bits())
                .isEqualTo(NetworkState.of(network).bits());
        saveWithPredictionsOff(1e-2f, "Another");
        refuses("predicts -?[0-9.]+ here for 'y', column 0, of row 69 of its self-check, but -?[0-9.]+ when it was "
                + "saved; allowed is a difference of 1.0E-4 \\* max\\(1, abs\\(saved\\)\\)");
    }

    @Test
    void selfChecksOfAnotherNetworkAreRefused() {
        saveWith("y,z", provider(), 70, predictions());
        refuses("is for 'Masked' and differs from this 'Masked': the self-check names an output of another network: "
                + "there is no output 'z'; did you mean 'y'\\?");
        saveWith("y", provider(), 0, new float[0]);
        refuses("is for 'Masked' and differs from this 'Masked': the self-check has 0 rows, but needs 1 to 1024");
        saveWith("y", provider(), 69, predictions());
        refuses("is for 'Masked' and differs from this 'Masked': golden.output.y is \\[70, 1\\], but here \\[69, 1\\]");
    }

    private void saveWithPredictionsOff(float difference, String provider) {
        float[] predictions = predictions();
        predictions[69] += difference;
        saveWith("y", provider, 70, predictions);
    }

    private void saveWith(String outputs, String provider, int rows, float[] predictions) {
        Part golden = new Part() {
            @Override
            public void save(Content content) {
                content.text("golden.outputs", outputs);
                content.text("golden.provider", provider);
                content.tensor(
                        "golden.input.x",
                        new int[] {rows, 2},
                        to -> Batch.of(MaskedNetwork.data(70), 0, rows).copyValues(0, to));
                content.tensor(
                        "golden.output.y",
                        new int[] {predictions.length, 1},
                        to -> System.arraycopy(predictions, 0, to, 0, to.length));
            }

            @Override
            public void check(StoredContent content, Differences differences) {}

            @Override
            public void load(StoredContent content) {}
        };
        ModelFile.save(file, List.of(network.storedPart(), golden));
    }

    private float[] predictions() {
        float[] y = new float[70];
        try (Session session = network.session(70)) {
            session.evaluate(Batch.all(MaskedNetwork.data(70)));
            session.output("y").copyTo(y);
        }
        return y;
    }

    private static String provider() {
        return Compute.provider().getClass().getSimpleName();
    }

    private void refuses(String message) {
        NetworkState before = NetworkState.of(other);
        assertThatThrownBy(() -> other.load(file))
                .isInstanceOf(StoreException.class)
                .hasMessageMatching("'.*model' " + message);
        assertThat(NetworkState.of(other)).isEqualTo(before);
    }

    @Test
    void aGoldenIsCheckedWhenItIsMade() {
        assertThatThrownBy(() -> Golden.of(MaskedNetwork.data(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("outputs are [], but must be one or more, each once");
        assertThatThrownBy(() -> Golden.of(MaskedNetwork.data(1), "y", "y"))
                .hasMessage("outputs are [y, y], but must be one or more, each once");
        assertThatThrownBy(() -> Golden.of(MaskedNetwork.data(1025), "y"))
                .hasMessage("rows has 1025 rows, but a self-check takes at most 1024");
        assertThatThrownBy(() -> network.save(file, Golden.of(MaskedNetwork.data(1), "z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no output 'z'");
        other.load(file);
    }
}
