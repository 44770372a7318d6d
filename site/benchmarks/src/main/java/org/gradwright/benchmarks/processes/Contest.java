// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

import java.util.ArrayList;
import java.util.List;
import org.gradwright.benchmarks.workloads.Metric;
import org.gradwright.benchmarks.workloads.Workload;

/**
 * One metric of one workload on all systems: warms each up in its process, then runs them in turns, all others stopped, and prints the medians
 * and, beside those of the first system, the medians of the ratios of neighboring rounds.
 */
public final class Contest {
    private static final int ROUNDS = 31;
    private static final double ROUND_NANOS = 20e6;
    private static final double NANOS_PER_MICRO = 1e3;

    private Contest() {}

    /**
     * Runs the first system, and those of the others that start: one that does not is named on standard error.
     *
     * @throws IllegalStateException if one computes something else than Gradwright
     */
    public static void run(List<Installation> installations, Workload workload, Metric metric, int threads) {
        List<SystemChild> children = new ArrayList<>();
        try {
            children.add(new SystemChild(installations.get(0), workload, metric, threads));
            for (Installation peer : installations.subList(1, installations.size())) {
                try {
                    children.add(new SystemChild(peer, workload, metric, threads));
                } catch (SystemEndedException e) {
                    System.err.println(workload + " " + metric + " without " + peer.name() + ": " + e.getMessage());
                }
            }
            for (SystemChild child : children) {
                System.err.println(workload + " " + metric + " " + child.name() + ": " + child.settings());
            }
            measure(children.stream().filter(SystemChild::measures).toList(), workload, metric, threads);
        } finally {
            children.forEach(SystemChild::close);
        }
    }

    private static void measure(List<SystemChild> systems, Workload workload, Metric metric, int threads) {
        int[] runs = new int[systems.size()];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = (int) Math.max(1, ROUND_NANOS / systems.get(i).warmUp());
            systems.get(i).stop();
        }
        double[][] micros = new double[systems.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < runs.length; i++) {
                systems.get(i).goOn();
                micros[i][round] = systems.get(i).time(runs[i]) / NANOS_PER_MICRO;
                systems.get(i).stop();
            }
        }
        Line line = new Line(workload.name(), metric.toString(), threads);
        for (int i = 0; i < runs.length; i++) {
            line.print(systems.get(i).name(), new Sample(micros[i]), "us");
        }
        for (int i = 1; i < runs.length; i++) {
            line.print(
                    systems.get(0).name() + "/" + systems.get(i).name(), Sample.ratios(micros[0], micros[i]), "ratio");
        }
    }
}
