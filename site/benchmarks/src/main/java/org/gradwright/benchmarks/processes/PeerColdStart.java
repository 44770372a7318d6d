// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

import java.util.Map;
import org.gradwright.benchmarks.systems.MeasuredSystem;
import org.gradwright.benchmarks.workloads.Workload;

/**
 * {@code PeerColdStart CLASS}: a process that makes the network of T3 with another system, its weights all zero, predicts one
 * row and ends; with a second argument it prints its peak memory first.
 */
public final class PeerColdStart {
    private static final int HIDDEN = 512;

    private PeerColdStart() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        MeasuredSystem system = Class.forName(arguments[0])
                .asSubclass(MeasuredSystem.class)
                .getDeclaredConstructor()
                .newInstance();
        int inputs = Workload.T3.inputs();
        int outputs = Workload.T3.outputs();
        Map<String, float[]> parameters = Map.of(
                "first.weight", new float[inputs * HIDDEN],
                "first.bias", new float[HIDDEN],
                "second.weight", new float[HIDDEN * HIDDEN],
                "second.bias", new float[HIDDEN],
                "y.weight", new float[HIDDEN * outputs],
                "y.bias", new float[outputs]);
        float[] probabilities = new float[outputs];
        system.predictor(Workload.T3, parameters, 1, 1).predict(new float[inputs], probabilities);
        if (!(probabilities[0] > 0)) {
            throw new IllegalStateException("the first probability is " + probabilities[0]);
        }
        if (arguments.length > 1) {
            PeakMemory.print();
        }
        // Native threads of some systems would keep the process.
        Runtime.getRuntime().halt(0);
    }
}
