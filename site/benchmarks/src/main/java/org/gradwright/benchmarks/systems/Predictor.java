// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.systems;

/** Predicts a fixed number of rows. */
public interface Predictor {
    /** From an array of the inputs, rows after rows, to an array of the probabilities; all copies are part of it. */
    void predict(float[] inputs, float[] outputs);
}
