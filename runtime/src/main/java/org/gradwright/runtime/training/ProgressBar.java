// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A bar redrawn in place at most ten times a second; epochs and notes stay as lines above it. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 30;
    private static final long INTERVAL = 100_000_000;
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintStream out;
    private final LongSupplier clock;
    private int epochs;
    private int batches;
    private long started;
    private long drawn;

    ProgressBar(PrintStream out) {
        this(out, System::nanoTime);
    }

    /** A bar by another clock, in nanoseconds. */
    ProgressBar(PrintStream out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void start(int epochs, int batches) {
        this.epochs = epochs;
        this.batches = batches;
        started = clock.getAsLong();
        drawn = started - INTERVAL;
    }

    @Override
    public void batch(int epoch, int batch, double loss) {
        long now = clock.getAsLong();
        if (now - drawn >= INTERVAL) {
            drawn = now;
            out.print(CLEAR_LINE + line(epoch, batch, loss, (now - started) / 1e9));
            out.flush();
        }
    }

    /** One state of the bar, without the control characters. */
    String line(int epoch, int batch, double loss, double seconds) {
        long done = (long) (epoch - 1) * batches + batch;
        long all = (long) epochs * batches;
        double rate = done / Math.max(seconds, 1e-9);
        int filled = (int) (WIDTH * (long) batch / batches);
        return String.format(
                Locale.ROOT,
                "epoch %d/%d [%s%s] loss %.4g, %d batches/s, %s left",
                epoch,
                epochs,
                "=".repeat(filled),
                " ".repeat(WIDTH - filled),
                loss,
                Math.round(rate),
                duration((all - done) / rate));
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    @Override
    public void epoch(Epoch epoch) {
        out.println(CLEAR_LINE + epoch);
    }

    @Override
    public void note(String message) {
        out.println(CLEAR_LINE + "note: " + message);
    }

    @Override
    public void end(Training training) {
        if (training.stopReason() != StopReason.EPOCHS) {
            out.println(CLEAR_LINE + "stopped: " + training.message());
        }
    }
}
