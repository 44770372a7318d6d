// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.models;

import org.gradwright.benchmarks.processes.PeakMemory;

/** A process that makes the network of T3, predicts one row and ends; with an argument it prints its peak memory first. */
public final class ColdStart {
    private ColdStart() {}

    public static void main(String[] arguments) {
        float[] probabilities = MnistMlpNetwork.create(42).predict(new float[784]);
        if (Float.isNaN(probabilities[0])) {
            throw new IllegalStateException("the prediction is NaN");
        }
        if (arguments.length > 0) {
            PeakMemory.print();
        }
    }
}
