// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What refusing a file allocates: buffers of fixed size, and no more than the file is large where its values were read,
 * whatever the file declares. {@link HostileAllocationTest} has headers of all kinds.
 */
class RefusalAllocationTest {
    /** Buffers, messages and stack traces. */
    private static final long FIXED = 1 << 16;

    private static final int UNITS = 1 << 18;

    @TempDir
    private Path folder;

    private Path file;
    private byte[] bytes = {};
    private final MaskedNetwork network = MaskedNetwork.create(1, UNITS);

    /** 3 megabytes of parameters. */
    @BeforeEach
    void save() {
        file = folder.resolve("model");
        network.save(file);
        bytes = RawFile.read(file);
        assertThat(bytes.length).isGreaterThan(3_000_000);
    }

    @Test
    void aTruncatedFile() {
        for (int length : new int[] {0, 5, 8, 100, 1000, bytes.length / 2, bytes.length - 1}) {
            assertThat(refusing(Arrays.copyOf(bytes, length))).isLessThan(FIXED);
        }
    }

    @Test
    void aFileOfAnotherNetwork() {
        MaskedNetwork.create(1, UNITS / 2).save(file);
        assertThat(refusing(RawFile.read(file))).isLessThan(FIXED);
    }

    @Test
    void aForeignFile() {
        byte[] zip = Arrays.copyOf("PK\u0003\u0004".getBytes(StandardCharsets.US_ASCII), 3_000_000);
        assertThat(refusing(zip)).isLessThan(FIXED);
        byte[] text = "{\"a\": [1, 2, 3]} ".repeat(150_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(refusing(text)).isLessThan(FIXED);
    }

    @Test
    void aDamagedFile() {
        bytes[bytes.length - 3] ^= 4;
        assertThat(refusing(bytes)).isLessThan(bytes.length + FIXED);
    }

    @Test
    void aFileWithValuesThatAreNotFinite() {
        float[] values = new float[UNITS * 3 + 1];
        values[7] = Float.NaN;
        String header = "{\"drop.rows\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                + "\"hidden.weight\":{\"dtype\":\"F32\",\"shape\":[2," + UNITS + "],\"data_offsets\":[4,"
                + (4 + 8 * UNITS) + "]},\"out.weight\":{\"dtype\":\"F32\",\"shape\":[" + UNITS
                + ",1],\"data_offsets\":[" + (4 + 8 * UNITS) + "," + (4 + 12 * UNITS) + "]}}";
        byte[] foreign = RawFile.bytes(header, RawFile.floats(values));
        assertThat(refusing(foreign)).isLessThan(foreign.length + FIXED);
        assertThatThrownBy(() -> network.load(file))
                .hasMessage("'" + file + "' cannot be loaded: 'hidden.weight' is NaN at [0, 6], but must be finite");
    }

    @Test
    void aCheckpointOfAnotherOptimizer() {
        Trainer.of(MaskedNetwork.create(1, UNITS))
                .optimizer(Adam.rate(0.01))
                .epochs(1)
                .checkpoint(file)
                .progress(Progress.quiet())
                .fit(MaskedNetwork.data(2));
        assertThat(refusing(
                        RawFile.read(file),
                        () -> Trainer.of(network)
                                .optimizer(Adam.rate(0.01).beta1(0.8))
                                .epochs(2)
                                .resume(file)
                                .progress(Progress.quiet())
                                .fit(MaskedNetwork.data(2))))
                .isLessThan(FIXED);
    }

    private long refusing(byte[] content) {
        return refusing(content, () -> network.load(file));
    }

    /** The bytes that refusing allocates, after it was done once; nothing of the network changes. */
    private long refusing(byte[] content, Runnable load) {
        RawFile.write(file, content);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long version = network.hidden().weight().version();
        assertThatThrownBy(load::run).isInstanceOf(StoreException.class);
        long before = threads.getThreadAllocatedBytes(thread);
        try {
            load.run();
        } catch (StoreException refused) {
            long allocated = threads.getThreadAllocatedBytes(thread) - before;
            assertThat(network.hidden().weight().version()).isEqualTo(version);
            return allocated;
        }
        throw new AssertionError("was loaded");
    }
}
