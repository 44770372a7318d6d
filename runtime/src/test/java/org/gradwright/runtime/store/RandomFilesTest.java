// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.gradwright.runtime.Golden;
import org.gradwright.runtime.data.SplitMix64;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files changed at random: each is refused with a {@link StoreException} and leaves the network alone, or holds the saved
 * values still. {@code -Dgradwright.random.files} says how many of each kind.
 */
class RandomFilesTest {
    private static final int FILES = Integer.getInteger("gradwright.random.files", 500);

    /** What refusing may allocate besides what the file is large: buffers of fixed size, messages, stack traces. */
    private static final long FIXED_ALLOCATION = 1 << 16;

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\u0061",
            "\\",
            "0",
            "4",
            "24",
            "-1",
            "1e9",
            "null",
            "true",
            "99999999999",
            "\"__metadata__\":{",
            "\"dtype\":\"F32\"",
            "\"dtype\":\"F16\"",
            "\"shape\":[2,3]",
            "\"shape\":[]",
            "\"data_offsets\":[0,24]",
            "\"data_offsets\":[24,36]",
            "\"hidden.weight\":",
            "\"out.weight\":",
            " ",
            "\n",
            "é",
            "\"gradwright.format\":\"2\"",
            "\"optimizer.first.out.weight\":");

    @TempDir
    private Path folder;

    private final MaskedNetwork network = MaskedNetwork.create(1);
    private final SplitMix64 random = new SplitMix64(11);
    private byte[] saved = {};
    private byte[] checkpoint = {};
    private int accepted;

    @BeforeEach
    void makeFiles() {
        Path file = folder.resolve("saved");
        Path trained = folder.resolve("checkpoint");
        trainer().epochs(2).checkpoint(trained).fit(MaskedNetwork.data(20));
        network.save(file, Golden.of(MaskedNetwork.data(3), "y"));
        saved = RawFile.read(file);
        checkpoint = RawFile.read(trained);
    }

    private Trainer trainer() {
        return Trainer.of(network).optimizer(Adam.rate(0.01)).batch(8).progress(Progress.quiet());
    }

    @Test
    void filesWithChangedBytes() {
        check(() -> {
            byte[] bytes = original().clone();
            int changes = 1 + random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextLong();
            }
            return bytes;
        });
        // A byte may be replaced by itself, or a space of the padding by another white space.
        assertThat(accepted).isLessThan(FILES / 10);
    }

    @Test
    void filesWithOneChangedBit() {
        check(() -> {
            byte[] bytes = original().clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return bytes;
        });
        assertThat(accepted).isZero();
    }

    @Test
    void truncatedAndExtendedFiles() {
        check(() -> {
            byte[] bytes = original();
            int length = random.nextInt(2 * bytes.length);
            return Arrays.copyOf(bytes, length == bytes.length ? 0 : length);
        });
        assertThat(accepted).isZero();
    }

    @Test
    void filesWithPartsRemovedRepeatedOrMixed() {
        check(() -> {
            byte[] one = original();
            byte[] other = original();
            int from = random.nextInt(one.length);
            int to = random.nextInt(other.length);
            byte[] bytes = Arrays.copyOf(one, from + other.length - to);
            System.arraycopy(other, to, bytes, from, other.length - to);
            return Arrays.equals(bytes, one) || Arrays.equals(bytes, other) ? new byte[0] : bytes;
        });
        assertThat(accepted).isZero();
    }

    @Test
    void randomHeaders() {
        check(() -> {
            StringBuilder header = new StringBuilder("{");
            int count = random.nextInt(40);
            for (int i = 0; i < count; i++) {
                header.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
            return RawFile.bytes(text, new byte[random.nextInt(50)]);
        });
        assertThat(accepted).isZero();
    }

    @Test
    void randomNumbersInHeaders() {
        check(() -> {
            String header = new String(original(), StandardCharsets.ISO_8859_1);
            int start = header.indexOf("\"data_offsets\"");
            int end = header.lastIndexOf(']') + 1;
            StringBuilder changed = new StringBuilder(header.substring(8, start));
            for (char c : header.substring(start, end).toCharArray()) {
                boolean digit = c >= '0' && c <= '9';
                changed.append(
                        digit && random.nextInt(20) == 0 ? Long.toString(random.nextLong() >>> random.nextInt(64)) : c);
            }
            byte[] text = (changed + "}").getBytes(StandardCharsets.ISO_8859_1);
            return RawFile.bytes(text, new byte[random.nextInt(200)]);
        });
        assertThat(accepted).isZero();
    }

    private byte[] original() {
        return random.nextInt(2) == 0 ? saved : checkpoint;
    }

    /** Why a file is refused; empty where it is not. */
    private static String refusal(MaskedNetwork target, Path file, boolean resuming) {
        try {
            load(target, file, resuming);
            return "";
        } catch (StoreException refused) {
            return refused.getMessage();
        }
    }

    private void check(Supplier<byte[]> files) {
        Path file = folder.resolve("random");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        MaskedNetwork trained = MaskedNetwork.create(1);
        RawFile.write(file, saved);
        trained.load(file);
        List<Integer> good = NetworkState.of(trained).bits();
        MaskedNetwork target = MaskedNetwork.create(2);
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = files.get();
            boolean resuming = random.nextInt(2) == 0;
            RawFile.write(file, bytes);
            NetworkState before = NetworkState.of(target);
            try {
                load(target, file, resuming);
                accepted++;
                assertThat(NetworkState.of(target).bits()).isEqualTo(good);
                target = MaskedNetwork.create(2);
            } catch (StoreException refused) {
                // The second time, as what Java links when a text is built for the first time is not the file's doing.
                long allocated = threads.getThreadAllocatedBytes(thread);
                String again = refusal(target, file, resuming);
                allocated = threads.getThreadAllocatedBytes(thread) - allocated;
                assertThat(again).isEqualTo(refused.getMessage());
                assertThat(refused).hasMessageStartingWith("'" + file + "' ");
                assertThat(refused.getMessage().length()).isLessThan(2000);
                assertThat(allocated).isLessThan(FIXED_ALLOCATION + bytes.length);
                assertThat(NetworkState.of(target)).isEqualTo(before);
            }
        }
    }

    private static void load(MaskedNetwork target, Path file, boolean resuming) {
        if (!resuming) {
            target.load(file);
        } else {
            Trainer.of(target)
                    .optimizer(Adam.rate(0.01))
                    .epochs(2)
                    .resume(file)
                    .progress(Progress.quiet())
                    .fit(MaskedNetwork.data(1));
        }
    }
}
