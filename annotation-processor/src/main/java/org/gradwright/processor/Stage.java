// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import java.util.function.Supplier;

/** One of the steps from a declaration to a class. */
enum Stage {
    START("start"),
    COMPILE_FORMULA("compile its formula"),
    READ("read its declaration"),
    BUILD("build its graph"),
    SIMPLIFY("simplify its graph"),
    DIFFERENTIATE("differentiate its graph"),
    PLAN("plan its memory"),
    WRITE("write its class");

    private final String task;

    Stage(String task) {
        this.task = task;
    }

    /** What the stage does with a type, as words after "to". */
    String task() {
        return task;
    }

    /**
     * The result of the work of this stage.
     *
     * @throws Failure if the work throws, as only a fault of this processor or of its surroundings makes it
     */
    <T> T run(Supplier<T> work) {
        try {
            return work.get();
        } catch (Failure e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw new Failure(this, e);
        }
    }

    /** Does the work of this stage, which has no result. */
    void run(Runnable work) {
        boolean ignored = run(() -> {
            work.run();
            return true;
        });
    }

    /** Says in which stage something was thrown. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        private static final String OURS = "org.gradwright.processor.";

        private final Stage stage;
        private final Throwable thrown;

        Failure(Stage stage, Throwable thrown) {
            super(thrown);
            this.stage = stage;
            this.thrown = thrown;
        }

        Stage stage() {
            return stage;
        }

        /** What was thrown and where, on one line: {@code IllegalStateException: no such node (Planner.java:88)}. */
        String text() {
            StringBuilder text = new StringBuilder(thrown.getClass().getSimpleName());
            String message = thrown.getMessage();
            if (message != null) {
                text.append(": ").append(message.lines().findFirst().orElse(""));
            }
            for (StackTraceElement frame : thrown.getStackTrace()) {
                if (frame.getClassName().startsWith(OURS)) {
                    return text.append(" (")
                            .append(frame.getFileName())
                            .append(':')
                            .append(frame.getLineNumber())
                            .append(')')
                            .toString();
                }
            }
            return text.toString();
        }
    }
}
