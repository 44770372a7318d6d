// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.gradwright.benchmarks.models.Gradwright;
import org.gradwright.benchmarks.systems.MeasuredSystem;
import org.gradwright.benchmarks.workloads.Metric;
import org.gradwright.benchmarks.workloads.Workload;

/**
 * {@code SystemProcess CLASS WORKLOAD METRIC THREADS}: the side of {@link SystemChild} that computes. It says what was set, or
 * that it cannot do this, or what it computes otherwise than Gradwright; then it answers {@code warm} and {@code run COUNT} with nanoseconds, until its input ends.
 */
public final class SystemProcess {
    /** Begins every answer: native code may print, too. */
    static final String ANSWER = "@ ";

    /** The answer of a system that cannot do it. */
    static final String NOT_MEASURED = "not measured";

    /** Begins the answer of a system that computes something else than Gradwright. */
    static final String DISAGREES = "disagrees: ";

    private SystemProcess() {}

    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        MeasuredSystem system = Class.forName(arguments[0])
                .asSubclass(MeasuredSystem.class)
                .getDeclaredConstructor()
                .newInstance();
        Workload workload = Workload.valueOf(arguments[1]);
        Metric metric = Metric.of(arguments[2]);
        int threads = Integer.parseInt(arguments[3]);
        if (!system.measures(workload, metric)) {
            answers.println(ANSWER + NOT_MEASURED);
            return;
        }
        Map<String, float[]> parameters = Gradwright.parameters(workload);
        if (!(system instanceof Gradwright)) {
            Optional<String> difference = new Agreement(system, workload, parameters).difference(metric, threads);
            if (difference.isPresent()) {
                answers.println(ANSWER + DISAGREES + difference.get());
                Runtime.getRuntime().halt(1);
            }
        }
        Program program = Program.of(system, workload, metric, parameters, threads);
        answers.println(ANSWER + system.settings(threads));
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] words = line.split(" ", -1);
            double nanos = words[0].equals("warm")
                    ? Stopwatch.warmUp(program)
                    : Stopwatch.time(program, Integer.parseInt(words[1]));
            answers.println(ANSWER + nanos);
        }
        // Native threads of some systems would keep the process.
        Runtime.getRuntime().halt(0);
    }
}
