// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.gradwright.benchmarks.workloads.Metric;
import org.gradwright.benchmarks.workloads.Workload;

/** A process that computes with one system, as the parent sees it. */
final class SystemChild implements AutoCloseable {
    private final Installation installation;
    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final String settings;

    SystemChild(Installation installation, Workload workload, Metric metric, int threads) {
        this.installation = installation;
        try {
            process = installation
                    .java(
                            threads,
                            SystemProcess.class.getName(),
                            installation.systemClass(),
                            workload.name(),
                            metric.toString(),
                            Integer.toString(threads))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a process for " + installation.name(), e);
        }
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = process.outputWriter(StandardCharsets.UTF_8);
        settings = answer();
        if (settings.startsWith(SystemProcess.DISAGREES)) {
            throw new IllegalStateException(installation.name() + " " + settings);
        }
    }

    String name() {
        return installation.name();
    }

    boolean measures() {
        return !settings.equals(SystemProcess.NOT_MEASURED);
    }

    String settings() {
        return settings;
    }

    /** Warms the program up; returns the nanoseconds of a run. */
    double warmUp() {
        ask("warm");
        return Double.parseDouble(answer());
    }

    /** Runs the program so many times; returns the nanoseconds of a run. */
    double time(int runs) {
        ask("run " + runs);
        return Double.parseDouble(answer());
    }

    /** Stops the process with all its threads, some of which may go on for a while after a run. */
    void stop() {
        signal("STOP");
    }

    /** Lets a stopped process go on. */
    void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send SIG" + name + " to " + installation.name(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while " + installation.name() + " is sent SIG" + name, e);
        }
    }

    private void ask(String question) {
        try {
            questions.write(question + "\n");
            questions.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(installation.name() + " takes no questions any more", e);
        }
    }

    private String answer() {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(SystemProcess.ANSWER)) {
                    return line.substring(SystemProcess.ANSWER.length());
                }
                System.err.println(installation.name() + ": " + line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what " + installation.name() + " answers", e);
        }
        throw new SystemEndedException(
                installation.name() + " ended without an answer; what it printed stands above this line");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
