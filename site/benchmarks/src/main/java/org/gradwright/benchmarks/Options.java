// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is run.
 *
 * @param only how the suite or workload begins, or workload and metric, as {@code T3/train128}; empty for all
 * @param threads on how many threads the workloads are run, one after the other
 * @param peers the other systems that run the workloads, too
 * @param scalar whether plain loops compute and not vectors
 * @param plain whether the workloads are run with plain loops, too
 */
record Options(String only, List<Integer> threads, List<String> peers, boolean scalar, boolean plain) {
    private static final String PEERS = "--peers=";
    private static final String USAGE = "--only WORKLOAD, --threads 1, 2 or both, --peers=NAMES, --scalar and --plain";

    static Options of(String... arguments) {
        String only = "";
        List<Integer> threads = List.of(1);
        List<String> peers = List.of();
        boolean scalar = false;
        boolean plain = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--scalar" -> scalar = true;
                case "--plain" -> plain = true;
                case "--only" -> only = value(arguments, ++i);
                case "--threads" -> {
                    String value = value(arguments, ++i);
                    threads = value.equals("both") ? List.of(1, 2) : List.of(Integer.valueOf(value));
                }
                default -> {
                    if (!arguments[i].startsWith(PEERS)) {
                        throw new IllegalArgumentException(
                                "an argument is " + arguments[i] + ", but there are " + USAGE + " alone");
                    }
                    peers = Stream.of(arguments[i].substring(PEERS.length()).split(",", -1))
                            .filter(name -> !name.isEmpty())
                            .toList();
                }
            }
        }
        return new Options(only, threads, peers, scalar, plain);
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value; there are " + USAGE);
        }
        return arguments[index];
    }
}
