// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.io.PrintStream;

/** One line for each epoch and note, and one on why the training ended early. */
final class ProgressLines implements Progress {
    private final PrintStream out;

    ProgressLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void epoch(Epoch epoch) {
        out.println(epoch);
    }

    @Override
    public void note(String message) {
        out.println("note: " + message);
    }

    @Override
    public void end(Training training) {
        if (training.stopReason() != StopReason.EPOCHS) {
            out.println("stopped: " + training.message());
        }
    }
}
