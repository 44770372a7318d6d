// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Workload C0: processes that make the network of T3, predict one row and end. The wall time is that from the start of the
 * process to its end; the peak memory is asked of further processes, as asking takes time.
 */
public final class ColdStarts {
    private static final String WORKLOAD = "C0";
    private static final int RUNS = 11;
    private static final double KIBIBYTES_PER_MEBIBYTE = 1024;
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /** For programs that end soon; there is no module of vectors, as the first predictions would not use it. */
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private ColdStarts() {}

    public static void run(List<Installation> systems) {
        System.err.println("C0: java " + String.join(" ", OPTIONS));
        List<Installation> installations =
                systems.stream().filter(ColdStarts::starts).toList();
        int count = installations.size();
        double[][] walls = new double[count][RUNS];
        double[][] memory = new double[count][RUNS];
        for (int run = 0; run < RUNS; run++) {
            for (int i = 0; i < count; i++) {
                long start = System.nanoTime();
                runProcess(installations.get(i), List.of());
                walls[i][run] = (System.nanoTime() - start) / NANOS_PER_SECOND;
                memory[i][run] =
                        Integer.parseInt(runProcess(installations.get(i), List.of("memory"))) / KIBIBYTES_PER_MEBIBYTE;
            }
        }
        for (int i = 0; i < count; i++) {
            String name = installations.get(i).name();
            new Line(WORKLOAD, "cold_wall", 1).print(name, new Sample(walls[i]), "s");
            new Line(WORKLOAD, "cold_rss", 1).print(name, new Sample(memory[i]), "MiB");
            new Line(WORKLOAD, "jars", 1)
                    .print(name, JarBytes.of(installations.get(i).shipped()) / BYTES_PER_MEGABYTE, "MB");
        }
    }

    /** The first run, which reads from the disk and unpacks native code. */
    private static boolean starts(Installation installation) {
        try {
            runProcess(installation, List.of());
            return true;
        } catch (SystemEndedException e) {
            System.err.println("C0 without " + installation.name() + ": " + e.getMessage());
            return false;
        }
    }

    /** Runs one to its end; returns what it printed. */
    private static String runProcess(Installation installation, List<String> arguments) {
        List<String> program = new ArrayList<>(installation.coldStart());
        program.addAll(arguments);
        try {
            Process process = installation
                    .command(OPTIONS, program)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int status = process.waitFor();
            if (status != 0) {
                throw new SystemEndedException(installation.name() + " ended with status " + status);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run a process for " + installation.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
