// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.gradwright.benchmarks.formulas.FormulaPairs;
import org.gradwright.benchmarks.routines.ConvolutionPairs;
import org.gradwright.benchmarks.routines.ProductPairs;

/** {@code Benchmarks [--only WORKLOAD]}: runs the pairs whose suite or workload begins so; all without an option. */
public final class Benchmarks {
    private static final Map<String, Supplier<List<Pair>>> SUITES = new TreeMap<>(Map.of(
            "formulas", FormulaPairs::all, "products", ProductPairs::all, "convolutions", ConvolutionPairs::all));

    private Benchmarks() {}

    public static void main(String[] arguments) {
        String only = only(arguments);
        boolean found = false;
        for (Map.Entry<String, Supplier<List<Pair>>> suite : SUITES.entrySet()) {
            boolean all = suite.getKey().startsWith(only);
            for (Pair pair : suite.getValue().get()) {
                if (all || pair.workload().startsWith(only)) {
                    Rounds.run(pair);
                    found = true;
                }
            }
        }
        if (!found) {
            throw new IllegalArgumentException(
                    "--only " + only + " names no suite of " + SUITES.keySet() + " and none of their workloads");
        }
    }

    private static String only(String[] arguments) {
        if (arguments.length == 0) {
            return "";
        }
        if (arguments.length == 2 && arguments[0].equals("--only")) {
            return arguments[1];
        }
        throw new IllegalArgumentException(
                "arguments are " + List.of(arguments) + ", but must be none or --only WORKLOAD");
    }
}
