// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Refusing a file made to do harm allocates no more bytes than the file has and {@link #FIXED}, whatever its header is made
 * of, from a kilobyte to the longest header that is read.
 */
class HostileAllocationTest {
    /** Buffers, a message and a stack trace. */
    private static final long FIXED = 1 << 16;

    private static final int LONGEST = 1 << 24;
    private static final int MOST = 65_535;
    private static final String EMPTY = "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";

    @TempDir
    private Path folder;

    private Path file;
    private Path trained;
    private final MaskedNetwork network = MaskedNetwork.create(1);

    @BeforeEach
    void save() {
        file = folder.resolve("hostile");
        trained = folder.resolve("checkpoint");
        trainer(MaskedNetwork.create(1), 1).checkpoint(trained).fit(MaskedNetwork.data(2));
    }

    private static Trainer trainer(MaskedNetwork network, int epochs) {
        return Trainer.of(network).optimizer(Adam.rate(0.01)).epochs(epochs).progress(Progress.quiet());
    }

    /** Headers of about a given number of bytes. */
    @SuppressWarnings("ImmutableEnumChecker")
    enum Family {
        SPACES(size -> " ".repeat(size)),
        SPACES_BEHIND(size -> "{}" + " ".repeat(size - 2)),
        SPACES_INSIDE(size -> "{\"a\"" + " ".repeat(size - 6) + ":1"),
        SHORT_TEXTS(size -> texts(size, i -> "\"" + Integer.toString(i, 36) + "\":\"\"")),
        SHORT_TEXTS_DESCENDING(size -> texts(size, i -> "\"" + Integer.toString(MOST - i, 36) + "\":\"\"")),
        EQUAL_TEXTS(size -> texts(size, i -> "\"a\":\"\"")),
        TEXTS_WITH_OUR_PREFIX(size -> texts(size, i -> "\"gradwright." + Integer.toString(i, 36) + "\":\"\"")),
        TENSORS(size -> "{" + list(size - 2, i -> "\"" + Integer.toString(i, 36) + EMPTY) + "}"),
        TENSORS_DESCENDING(size -> "{" + list(size - 2, i -> "\"" + Integer.toString(MOST - i, 36) + EMPTY) + "}"),
        TENSORS_BESIDE(size -> "{" + list(size - 2, i -> "\"golden." + Integer.toString(i, 36) + EMPTY) + "}"),
        EQUAL_TENSORS(size -> "{" + list(size - 2, i -> "\"a" + EMPTY) + "}"),
        TENSORS_WITH_CHECKSUM(size -> "{\"__metadata__\":{\"gradwright.format\":\"2\",\"gradwright.checksum\":\"\","
                + "\"gradwright.seed\":\"1\",\"gradwright.steps\":\"1\",\"gradwright.fingerprint\":\"\","
                + "\"gradwright.training.fingerprint\":\"\"},"
                + list(size - 200, i -> "\"" + Integer.toString(MOST - i, 36) + EMPTY) + "}"),
        LONG_NAME(size -> "{\"" + "x".repeat(size - 60) + EMPTY + "}"),
        TWO_LONG_NAMES(
                size -> ("{\"" + "x".repeat(size / 2 - 60) + EMPTY + ",\"" + "x".repeat(size / 2 - 60) + EMPTY) + "}"),
        LONG_NAME_OF_ESCAPES(size -> "{\"" + "\\u0416".repeat(size / 6 - 10) + EMPTY + "}"),
        LONG_NAME_OF_PAIRS(size -> "{\"" + "\\ud83d\\ude00".repeat(size / 12 - 6) + EMPTY + "}"),
        LONG_NAME_WITHOUT_END(size -> "{\"" + "x".repeat(size - 2)),
        LONG_NAME_OF_OTHER_LETTERS(size -> "{\"" + "\u0416".repeat(size / 2 - 40) + EMPTY + "}"),
        LONG_KEY(size -> "{\"a\":{\"" + "x".repeat(size - 10) + "\":"),
        LONG_TYPE(size -> "{\"a\":{\"dtype\":\"" + "x".repeat(size - 80) + "\",\"shape\":[0],\"data_offsets\":[0,0]}}"),
        LONG_TEXT(size -> "{\"__metadata__\":{\"a\":\"" + "x".repeat(size - 30) + "\"}}"),
        LONG_TEXT_OF_OURS(size -> "{\"__metadata__\":{\"gradwright.format\":\"" + "2".repeat(size - 50) + "\"}}"),
        LONG_TEXT_OF_ESCAPES(
                size -> "{\"__metadata__\":{\"gradwright.format\":\"" + "\\u0416".repeat(size / 6 - 10) + "\"}}"),
        NESTED_ARRAYS(size -> "{\"a\":" + "[".repeat(size - 5)),
        NESTED_OBJECTS(size -> "{\"a\":".repeat(size / 5)),
        LONG_NUMBER(size -> "{\"a\":{\"shape\":[" + "9".repeat(size - 15)),
        LONG_SHAPE(size -> "{\"a\":{\"shape\":[" + "1,".repeat(size / 2 - 8)),
        HUGE_SIZES(size -> "{"
                + list(
                        size - 2,
                        i -> "\"" + i + "\":{\"dtype\":\"F32\",\"shape\":[500000000],\"data_offsets\":["
                                + 2_000_000_000L * i + "," + 2_000_000_000L * (i + 1) + "]}")
                + "}"),
        DAMAGED_UTF8(size -> "{\"" + "x".repeat(size - 3) + "\u0000");

        private final IntFunction<String> header;

        Family(IntFunction<String> header) {
            this.header = header;
        }

        private static String texts(int size, IntFunction<String> entry) {
            return "{\"__metadata__\":{" + list(size - 20, entry) + "}}";
        }

        /** As many entries as fit, and as are read. */
        private static String list(int size, IntFunction<String> entry) {
            StringBuilder list = new StringBuilder(entry.apply(0));
            for (int i = 1; i < MOST - 8; i++) {
                String next = entry.apply(i);
                if (list.length() + next.length() >= size) {
                    break;
                }
                list.append(',').append(next);
            }
            return list.toString();
        }

        byte[] header(int size) {
            byte[] bytes = header.apply(size).getBytes(StandardCharsets.UTF_8);
            if (this == DAMAGED_UTF8) {
                bytes[bytes.length - 1] = (byte) 0xFF;
            }
            return Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST));
        }
    }

    @ParameterizedTest
    @EnumSource
    void headersOfAllLengths(Family family) {
        int before = 0;
        for (int size = 1 << 10; size <= LONGEST; size *= 4) {
            byte[] header = family.header(size);
            if (header.length == before) {
                return; // no more entries are read
            }
            before = header.length;
            byte[] hostile = RawFile.bytes(header, new byte[0]);
            RawFile.write(file, hostile);
            assertThat(refusing(() -> network.load(file)))
                    .as("%d bytes", hostile.length)
                    .isLessThanOrEqualTo(hostile.length + FIXED);
        }
    }

    /** Texts of a file that is good in every other way: what reads them must not fall for their length either. */
    @Test
    void longTextsOfACheckpoint() {
        String epoch = "1\\t0.5\\t0.0\\t-\\t0.01\\t0.125";
        for (int size = 1 << 10; size <= 1 << 22; size *= 16) {
            String[] histories = {
                "x".repeat(size),
                "\\n".repeat(size / 2),
                "\\t".repeat(size / 2),
                epoch + "\\ta\\t1.0".repeat(size / 8) + "\\tb",
                (epoch + "\\n").repeat(size / epoch.length()),
                epoch + "0".repeat(size) + "x",
            };
            for (String history : histories) {
                refusesText("training.history\":\"[^\"]*\"", "training.history\":\"" + history + "\"");
            }
            for (String key : new String[] {"network", "seed", "fingerprint", "optimizer", "optimizer.clipping"}) {
                refusesText(
                        "gradwright." + key + "\":\"[^\"]*\"", "gradwright." + key + "\":\"" + "7".repeat(size) + "\"");
            }
            for (String outputs : new String[] {",".repeat(size), "y,".repeat(size / 2), "y".repeat(size)}) {
                refusesText(
                        "\"gradwright.seed\"",
                        "\"gradwright.golden.outputs\":\"" + outputs + "\",\"gradwright.golden.provider\":\"\","
                                + "\"gradwright.seed\"");
            }
        }
    }

    private void refusesText(String found, String instead) {
        String header = RawFile.header(trained);
        String changed = header.replaceFirst(found, instead.replace("\\", "\\\\"));
        assertThat(changed).isNotEqualTo(header);
        byte[] hostile = RawFile.bytes(changed, RawFile.data(trained));
        RawFile.write(file, hostile);
        Trainer resumed = trainer(network, 2).resume(file);
        assertThat(refusing(() -> resumed.fit(MaskedNetwork.data(1))))
                .as("%d bytes", hostile.length)
                .isLessThanOrEqualTo(hostile.length + FIXED);
    }

    /** The bytes that refusing allocates, after it was done once; nothing of the network changes. */
    private long refusing(Runnable load) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        NetworkState state = NetworkState.of(network);
        long allocated = 0;
        for (int i = 0; i < 2; i++) {
            allocated = -threads.getThreadAllocatedBytes(thread);
            try {
                load.run();
                throw new AssertionError("was loaded");
            } catch (StoreException refused) {
                allocated += threads.getThreadAllocatedBytes(thread);
            }
        }
        assertThat(NetworkState.of(network)).isEqualTo(state);
        return allocated;
    }
}
