// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.io.PrintStream;

/** Shows the course of a training to a person. */
public interface Progress {
    /** Before the first batch. */
    default void start(int epochs, int batches) {}

    /** After each update; allocates nothing but for what it shows. */
    default void batch(int epoch, int batch, double loss) {}

    /** After each epoch. */
    default void epoch(Epoch epoch) {}

    /** Something that a person may want to know. */
    default void note(String message) {}

    /** After the last epoch. */
    default void end(Training training) {}

    /** Shows nothing. */
    static Progress quiet() {
        return new Progress() {};
    }

    /** One line for each epoch and note. */
    static Progress lines(PrintStream out) {
        return new ProgressLines(out);
    }

    /** A bar that is redrawn in place, with batches per second and the time left, and one line for each epoch and note. */
    static Progress bar(PrintStream out) {
        return new ProgressBar(out);
    }

    /** A bar on standard error where that is a terminal that can redraw a line, and plain lines elsewhere. */
    @SuppressWarnings("SystemConsoleNull") // null without a terminal, except on JDK 22 to 24: there TERM decides
    static Progress automatic() {
        String kind = System.getenv("TERM");
        boolean terminal = System.console() != null && kind != null && !kind.equals("dumb");
        return terminal ? bar(System.err) : lines(System.err);
    }
}
