// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradwright.runtime.LineNetwork;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.optimizer.Sgd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {
    @TempDir
    private Path folder;

    private Path file;
    private final MaskedNetwork network = MaskedNetwork.create(1);

    @BeforeEach
    void trainAndSave() {
        file = folder.resolve("model.safetensors");
        train(network, 3);
        network.save(file);
    }

    private static void train(MaskedNetwork network, int steps) {
        Sgd optimizer = Sgd.rate(0.1);
        try (Session session = network.session(8)) {
            for (int i = 0; i < steps; i++) {
                session.trainStep(Batch.all(MaskedNetwork.data(8)), optimizer);
            }
        }
    }

    @Test
    void loadingBringsBackEveryBitTheSeedAndTheSteps() {
        float[] odd = {1e-40f, -1.0f / 3, -0.0f, Float.MIN_VALUE, 0.1f, Float.MAX_VALUE};
        network.hidden().weight().set(odd);
        network.save(file);
        MaskedNetwork other = MaskedNetwork.create(9);
        other.load(file);
        assertThat(NetworkState.of(other).bits())
                .isEqualTo(NetworkState.of(network).bits());
        assertThat(other.seed()).isEqualTo(1);
        assertThat(other.steps()).isEqualTo(3);
        assertThat(other.statistic("drop.rows").get(0)).isEqualTo(24);
    }

    @Test
    void trainingAfterLoadingDrawsTheMasksThatTheSavedNetworkWouldDraw() {
        MaskedNetwork other = MaskedNetwork.create(9);
        other.load(file);
        train(network, 2);
        train(other, 2);
        assertThat(NetworkState.of(other).bits())
                .isEqualTo(NetworkState.of(network).bits());
    }

    @Test
    void loadingCountsAsAChangeAndKeepsWhatIsFrozen() {
        MaskedNetwork other = MaskedNetwork.create(9);
        other.hidden().freeze();
        long version = other.hidden().weight().version();
        other.load(file);
        assertThat(other.hidden().weight().version()).isGreaterThan(version);
        assertThat(other.hidden().frozen()).isTrue();
        assertThat(other.hidden().weight().trainable()).isFalse();
    }

    @Test
    void loadingForgetsGradientsThatBelongToTheOldParameters() {
        try (Session session = network.session(8)) {
            session.forward(Batch.all(MaskedNetwork.data(8))).backward(1);
        }
        network.load(file);
        float[] gradient = new float[6];
        network.hidden().weight().copyGradientTo(gradient);
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void theFileIsWrittenInTheDocumentedFormat() {
        LineNetwork line = LineNetwork.create(7);
        line.line().weight().set(new float[] {1, -2});
        line.line().bias().set(new float[] {0.5f});
        line.save(file);
        assertThat(RawFile.header(file))
                .isEqualTo("{\"__metadata__\":{\"gradwright.checksum\":\"sha256:"
                        + "2f92fdfa77548036c5ff26b10278e2e7327379eab12f7b72a148e832147c6bef\","
                        + "\"gradwright.fingerprint\":\"d4a7f38c337cefad1d451a0e33b50950\","
                        + "\"gradwright.format\":\"2\",\"gradwright.network\":\"Line\","
                        + "\"gradwright.seed\":\"7\",\"gradwright.steps\":\"0\","
                        + "\"gradwright.training.fingerprint\":\"d4a7f38c337cefad1d451a0e33b50950\"},"
                        + "\"line.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"line.seen\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]},"
                        + "\"line.weight\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[8,16]}}");
        assertThat(RawFile.data(file)).isEqualTo(RawFile.floats(0.5f, 0, 1, -2));
        assertThat((RawFile.read(file).length - 16) % 8).isZero();
    }

    @Test
    void equalNetworksMakeEqualFiles() {
        Path other = folder.resolve("other");
        network.save(other);
        assertThat(other).hasSameBinaryContentAs(file);
    }

    @Test
    void aFileOfAnotherToolIsLoadedWhateverItsOrderSpacesAndTexts() {
        String header =
                " {\n\t\"line.w\\u0065ight\" : { \"shape\":[2, 1], \"dtype\":\"F32\" , \"data_offsets\":[4,12]},"
                        + "\"__metadata__\":{\"format\":\"pt\"},"
                        + "\"line.seen\":{\"data_offsets\":[0,4],\"dtype\":\"F32\",\"shape\":[1]},"
                        + "\"line.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[12,16]}}   ";
        RawFile.write(file, RawFile.bytes(header, RawFile.floats(8, 3, 4, 5)));
        LineNetwork line = LineNetwork.create(7);
        line.load(file);
        assertThat(line.line().weight().get(0, 0)).isEqualTo(3);
        assertThat(line.line().weight().get(1, 0)).isEqualTo(4);
        assertThat(line.line().bias().get(0)).isEqualTo(5);
        assertThat(line.statistic("line.seen").get(0)).isEqualTo(8);
        assertThat(line.seed()).isEqualTo(7);
    }

    @Test
    void aToolMayLayOutAFileAnewAndAddTexts() {
        LineNetwork line = LineNetwork.create(7);
        line.line().weight().set(new float[] {1, -2});
        line.line().bias().set(new float[] {0.5f});
        line.save(file);
        String header = RawFile.header(file)
                .replace("[0,4]", "[8,12]")
                .replace("[4,8]", "[12,16]")
                .replaceFirst("\\[8,16\\]", "[0,8]")
                .replace("\"gradwright.format\"", "\"note\":\"mine\",\"gradwright.format\"");
        RawFile.write(file, RawFile.bytes(header, RawFile.floats(1, -2, 0.5f, 0)));
        LineNetwork other = LineNetwork.create(8);
        other.load(file);
        assertThat(NetworkState.of(other).bits())
                .isEqualTo(NetworkState.of(line).bits());
    }

    @Test
    void aNetworkMayHaveAnotherNameThanTheSavedOne() {
        MaskedNetwork renamed = MaskedNetwork.named("Renamed");
        renamed.load(file);
        assertThat(NetworkState.of(renamed).bits())
                .isEqualTo(NetworkState.of(network).bits());
    }

    @Test
    void otherShapesAreListed() {
        refuses(
                MaskedNetwork.create(1, 4),
                "'" + file + "' is for 'Masked' and differs from this 'Masked': hidden.weight is [2, 3], but here "
                        + "[2, 4]; out.weight is [3, 1], but here [4, 1]");
    }

    @Test
    void missingAndUnknownTensorsAreListed() {
        LineNetwork.create(1).save(file);
        refuses(
                network,
                "'" + file + "' is for 'Line' and differs from this 'Masked': hidden.weight [2, 3] is missing; "
                        + "out.weight [3, 1] is missing; drop.rows [1] is missing; line.bias [1] is not known here; "
                        + "line.seen [1] is not known here; line.weight [2, 1] is not known here");
    }

    @Test
    void aLongListOfDifferencesIsCut() {
        StringBuilder header = new StringBuilder("{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}");
        for (int i = 0; i < 20; i++) {
            header.append(",\"t").append(i).append("\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}");
        }
        RawFile.write(file, RawFile.bytes(header.append('}').toString(), new byte[0]));
        assertThatThrownBy(() -> network.load(file))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("'" + file + "' differs from this 'Masked': hidden.weight [2, 3] is missing; ")
                .hasMessageEndingWith("; t11 [0] is not known here; and 16 more");
    }

    @Test
    void anotherGraphWithTheSameShapesIsRefused() {
        refuses(
                MaskedNetwork.withFingerprint("0123456789abcdef"),
                "'" + file + "' is for 'Masked' and differs from this 'Masked': names and shapes agree; the "
                        + "fingerprint of the graph is a75f917ba29c4be77999c25e23f2d684, but here 0123456789abcdef");
        MaskedNetwork marked = MaskedNetwork.withFingerprint("0123456789abcdef");
        marked.save(file);
        MaskedNetwork.withFingerprint("0123456789abcdef").load(file);
        assertThatThrownBy(() -> MaskedNetwork.withFingerprint("XY"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fingerprint is 'XY', but must be 8 to 64 hexadecimal digits in lower case");
    }

    @Test
    void snapshotsCanBeSavedButNotLoaded() {
        MaskedNetwork snapshot = network.snapshot();
        Path copy = folder.resolve("copy");
        snapshot.save(copy);
        assertThat(copy).hasSameBinaryContentAs(file);
        assertThatThrownBy(() -> snapshot.load(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this 'Masked' is a snapshot and cannot change; change the network it was taken from");
    }

    @Test
    void aFileThatIsNotThereOrNotAFileIsRefused() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> network.load(nowhere))
                .isInstanceOf(StoreException.class)
                .hasMessage("'" + nowhere + "' does not exist");
        assertThatThrownBy(() -> network.load(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage("'" + folder + "' is not a regular file");
        Path under = nowhere.resolve("model");
        assertThatThrownBy(() -> network.save(under))
                .isInstanceOf(StoreException.class)
                .hasMessage("'" + under + "' could not be saved: there is no folder '" + nowhere + "'");
        assertThatThrownBy(() -> network.save(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage("'" + folder + "' could not be saved: it is a folder");
        assertThat(Files.list(folder)).containsExactly(file);
    }

    private void refuses(MaskedNetwork target, String message) {
        NetworkState before = NetworkState.of(target);
        assertThatThrownBy(() -> target.load(file))
                .isInstanceOf(StoreException.class)
                .hasMessage(message);
        assertThat(NetworkState.of(target)).isEqualTo(before);
    }
}
