// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradwright.runtime.LineNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeOldFile() throws IOException {
        file = folder.resolve("model");
        Files.writeString(file, "old");
    }

    @Test
    void aCompleteFileReplacesTheOldOne() throws IOException {
        AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(new byte[] {'n', 'e', 'w'})));
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("model");
    }

    @Test
    void theOldFileIsWholeWhileTheNewOneIsWritten() throws IOException {
        AtomicFile.write(file, channel -> {
            channel.write(ByteBuffer.wrap(new byte[100]));
            assertThat(file).hasContent("old");
            assertThat(names()).hasSize(2);
        });
        assertThat(file).hasSize(100);
    }

    @Test
    void aFullDiskLeavesTheOldFileAndNothingElse() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[100]));
                    throw new IOException("no space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left on device");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("model");
    }

    @Test
    void aFailureOfOursLeavesTheOldFileAndNothingElse() throws IOException {
        Part broken = new Part() {
            @Override
            public void save(Content content) {
                content.tensor("first", new int[] {3}, to -> to[0] = 1);
                content.tensor("second", new int[] {3}, to -> {
                    throw new IllegalStateException("broken");
                });
            }

            @Override
            public void check(StoredContent content, Differences differences) {}

            @Override
            public void load(StoredContent content) {}
        };
        assertThatThrownBy(() -> ModelFile.save(file, List.of(broken)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("model");
    }

    @Test
    void aNameThatCannotBeReplacedIsSaid() throws IOException {
        Path taken = folder.resolve("taken");
        Files.createDirectory(taken);
        Files.writeString(taken.resolve("inside"), "kept");
        assertThatThrownBy(() -> ModelFile.save(taken, List.of()))
                .isInstanceOf(StoreException.class)
                .hasMessage("'" + taken + "' could not be saved: it is a folder");
        assertThat(taken.resolve("inside")).hasContent("kept");
        assertThat(names()).containsExactly("model", "taken");
    }

    @Test
    void aNetworkThatIsNotFiniteDoesNotReplaceAGoodOne() {
        LineNetwork network = LineNetwork.create(1);
        network.session(1).close();
        network.update((parameters, gradients, ranges) -> parameters[1] = Float.NaN);
        assertThatThrownBy(() -> network.save(file))
                .isInstanceOf(StoreException.class)
                .hasMessage("'Line' cannot be saved: 'line.weight' is NaN at [1, 0], but must be finite");
        assertThat(file).hasContent("old");
    }

    @Test
    void aNetworkThatChangesWhileItIsSavedDoesNotReplaceTheOldOne() throws IOException {
        LineNetwork network = LineNetwork.create(1);
        Part changing = new Part() {
            @Override
            public void save(Content content) {
                content.tensor(
                        "optimizer.x",
                        new int[] {1},
                        to -> network.line().bias().set(new float[] {9}));
            }

            @Override
            public void check(StoredContent content, Differences differences) {}

            @Override
            public void load(StoredContent content) {}
        };
        assertThatThrownBy(() -> ModelFile.save(file, List.of(network.storedPart(), changing)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'Line' was changed while it was saved, so that nothing was saved");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("model");
    }

    @Test
    void nothingIsStoredTwice() {
        Content content = new Content();
        content.text("a", "1");
        content.tensor("a", new int[] {1}, to -> {});
        assertThatThrownBy(() -> content.text("a", "2")).hasMessage("the text 'a' is stored twice");
        assertThatThrownBy(() -> content.tensor("a", new int[] {1}, to -> {}))
                .hasMessage("the tensor 'a' is stored twice");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }
}
