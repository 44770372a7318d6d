// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import java.util.Arrays;

/** The softmax of every row, and its cross-entropy with a target of the same shape. */
record SoftmaxArithmetic(Noise noise) {
    double[] softmax(double[] logits, int columns) {
        double[] result = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            double sum = 0;
            for (int k = i - i % columns; k < i - i % columns + columns; k++) {
                sum += noise.applyTo(StrictMath.exp(logits[k] - logits[i]));
            }
            result[i] = noise.applyTo(1 / sum);
        }
        return result;
    }

    double[] crossEntropy(double[] logits, double[] target, int columns) {
        double[] losses = new double[logits.length / columns];
        for (int i = 0; i < logits.length; i++) {
            int from = i - i % columns;
            double largest = Arrays.stream(logits, from, from + columns).max().orElseThrow();
            double sum = 0;
            for (int k = from; k < from + columns; k++) {
                sum += noise.applyTo(StrictMath.exp(logits[k] - largest));
            }
            losses[i / columns] +=
                    noise.applyTo(target[i] * (noise.applyTo(StrictMath.log(sum)) + (largest - logits[i])));
        }
        return losses;
    }

    double[] crossEntropyGradient(double[] logits, double[] target, double[] factors, int columns) {
        double[] probabilities = softmax(logits, columns);
        double[] totals = new double[logits.length / columns];
        for (int i = 0; i < target.length; i++) {
            totals[i / columns] += target[i];
        }
        double[] result = new double[logits.length];
        for (int i = 0; i < result.length; i++) {
            int row = i / columns;
            result[i] = noise.applyTo(factors[row] * (noise.applyTo(totals[row] * probabilities[i]) - target[i]));
        }
        return result;
    }
}
