// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Epoch epoch = new Epoch(2, 0.25, 0.125, OptionalDouble.of(0.5), Map.of("accuracy", 0.75), 0.001, 1.5);

    @Test
    void plainProgressIsOneLineForEachEpoch() {
        Progress progress = Progress.lines(out);
        progress.start(3, 10);
        progress.batch(2, 1, 0.5);
        progress.note("something");
        progress.epoch(epoch);
        progress.end(new Training(List.of(epoch), StopReason.CALLBACK, "good enough"));
        assertThat(text().lines())
                .containsExactly(
                        "note: something",
                        "epoch 2: loss 0.250000, penalty 0.125000, validation loss 0.500000, accuracy 0.750000, 1.50 s",
                        "stopped: good enough");
    }

    @Test
    void theBarShowsSpeedAndTimeLeft() {
        ProgressBar bar = new ProgressBar(out);
        bar.start(4, 10);
        assertThat(bar.line(2, 5, 0.5, 3))
                .isEqualTo("epoch 2/4 [===============               ] loss 0.5000, 5 batches/s, 5 s left");
        assertThat(bar.line(1, 1, 0.5, 100)).endsWith("1 h 5 min left");
        assertThat(bar.line(1, 1, 0.5, 10)).endsWith("6 min 30 s left");
    }

    @Test
    void theBarIsRedrawnInPlaceAndEpochsStay() {
        AtomicLong now = new AtomicLong();
        Progress bar = new ProgressBar(out, now::get);
        bar.start(4, 10);
        bar.batch(1, 1, 0.5);
        now.set(99_999_999);
        bar.batch(1, 2, 0.5);
        bar.epoch(epoch);
        bar.end(new Training(List.of(epoch), StopReason.EPOCHS, "all"));
        assertThat(text()).startsWith("\r\u001B[Kepoch 1/4 [").endsWith("\r\u001B[K" + epoch + System.lineSeparator());
        assertThat(text().split("\r", -1)).hasSize(3);
        now.set(100_000_000);
        bar.batch(1, 3, 0.5);
        assertThat(text().split("\r", -1)).hasSize(4);
    }

    @Test
    void quietProgressWritesNothing() {
        Progress.quiet().epoch(epoch);
        assertThat(text()).isEmpty();
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
