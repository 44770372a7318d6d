// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gradwright.benchmarks.formulas.FormulaPairs;
import org.gradwright.benchmarks.guard.GuardPairs;
import org.gradwright.benchmarks.optimizers.OptimizerPairs;
import org.gradwright.benchmarks.processes.ColdStarts;
import org.gradwright.benchmarks.processes.Contest;
import org.gradwright.benchmarks.processes.Installation;
import org.gradwright.benchmarks.processes.Peers;
import org.gradwright.benchmarks.routines.ConvolutionPairs;
import org.gradwright.benchmarks.routines.ProductPairs;
import org.gradwright.benchmarks.training.TrainingPairs;
import org.gradwright.benchmarks.workloads.Metric;
import org.gradwright.benchmarks.workloads.Workload;

/** Runs the suites of pairs, in this process, and the workloads, in processes of their own, that {@link Options} name. */
public final class Benchmarks {
    private static final String PRODUCTS = "products";
    private static final String GUARD = "guard";
    private static final Map<String, PairSuite> PAIRS = new TreeMap<>(Map.of(
            "formulas",
            FormulaPairs::all,
            PRODUCTS,
            ProductPairs::all,
            "convolutions",
            ConvolutionPairs::all,
            GUARD,
            GuardPairs::all,
            "optimizers",
            OptimizerPairs::all,
            "training",
            TrainingPairs::all));
    private static final String WORKLOADS = "workloads";
    private static final String COLD = "C0";

    private final Options options;
    private final List<String> slow = new ArrayList<>();
    private boolean found;

    private Benchmarks(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) {
        System.err.println("java " + Runtime.version() + ", " + System.getProperty("java.vm.name"));
        Options options = Options.of(arguments);
        Benchmarks benchmarks = new Benchmarks(options);
        benchmarks.runPairs();
        benchmarks.runWorkloads();
        if (!benchmarks.found) {
            Set<String> names = new TreeSet<>(PAIRS.keySet());
            names.add(WORKLOADS);
            throw new IllegalArgumentException(
                    "--only " + options.only() + " names no suite of " + names + " and none of their workloads");
        }
        if (!benchmarks.slow.isEmpty()) {
            System.err.println("too slow: " + String.join("; ", benchmarks.slow));
            System.exit(1);
        }
    }

    private void runPairs() {
        PAIRS.forEach(this::runPairs);
        Peers.products(options.peers()).ifPresent(suite -> runPairs(PRODUCTS, suite));
    }

    private void runPairs(String name, PairSuite suite) {
        if (name.equals(GUARD) && !options.only().startsWith(GUARD)) {
            return; // It says whether something is lost, not how fast it is.
        }
        for (Pair pair : suite.pairs()) {
            if (isWanted(name, pair.workload(), pair.metric())) {
                boolean fast = Rounds.run(pair);
                if (!fast) {
                    slow.add(pair.workload() + "/" + pair.metric() + " may take " + pair.limit() + " of the time of "
                            + pair.other());
                }
            }
        }
    }

    private void runWorkloads() {
        List<Installation> systems = new ArrayList<>();
        systems.add(Installation.gradwright(options.scalar()));
        List<Installation> peers = Peers.systems(options.peers());
        if (isWanted(WORKLOADS, COLD, "")) {
            ColdStarts.run(Stream.concat(systems.stream(), peers.stream()).toList());
        }
        if (options.plain()) {
            systems.add(Installation.gradwrightPlain());
        }
        systems.addAll(peers);
        for (Workload workload : Workload.values()) {
            for (Metric metric : workload.metrics()) {
                if (isWanted(WORKLOADS, workload.name(), metric.toString())) {
                    for (int threads : options.threads()) {
                        Contest.run(systems, workload, metric, threads);
                    }
                }
            }
        }
    }

    private boolean isWanted(String suite, String workload, String metric) {
        boolean wanted = suite.startsWith(options.only()) || (workload + "/" + metric).startsWith(options.only());
        found |= wanted;
        return wanted;
    }
}
