// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import java.util.Arrays;

/** The softmax of every row, and its cross-entropy with a target of the same shape. */
record SoftmaxArithmetic(Noise noise) {
    double[] softmax(double[] logits, int columns) {
        double[] result = new double[logits.length];
        double[] logarithms = negativeLogarithms(logits, columns);
        Arrays.setAll(result, i -> noise.applyTo(StrictMath.exp(-logarithms[i])));
        return result;
    }

    double[] crossEntropy(double[] logits, double[] target, int columns) {
        double[] losses = new double[logits.length / columns];
        double[] logarithms = negativeLogarithms(logits, columns);
        for (int i = 0; i < logits.length; i++) {
            losses[i / columns] += noise.applyTo(target[i] * logarithms[i]);
        }
        return losses;
    }

    /** The Jacobian of the softmax, which is symmetric, times what reaches its values {@code y}, element by element. */
    double[] softmaxGradient(double[] y, double[] g, int columns) {
        double[] result = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            int from = i / columns * columns;
            double sum = 0;
            for (int j = from; j < from + columns; j++) {
                sum += noise.applyTo(g[j] * noise.applyTo((i == j ? y[i] : 0) - noise.applyTo(y[i] * y[j])));
            }
            result[i] = sum;
        }
        return result;
    }

    double[] logSoftmax(double[] logits, int columns) {
        double[] result = negativeLogarithms(logits, columns);
        Arrays.setAll(result, i -> noise.applyTo(-result[i]));
        return result;
    }

    /** The transposed Jacobian of the logarithmic softmax, times what reaches its values {@code y}. */
    double[] logSoftmaxGradient(double[] y, double[] g, int columns) {
        double[] result = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            int from = i / columns * columns;
            double probability = noise.applyTo(StrictMath.exp(y[i]));
            double sum = 0;
            for (int j = from; j < from + columns; j++) {
                sum += noise.applyTo(g[j] * ((i == j ? 1 : 0) - probability));
            }
            result[i] = sum;
        }
        return result;
    }

    /** {@code -log(softmax)} of each logit. */
    private double[] negativeLogarithms(double[] logits, int columns) {
        double[] result = new double[logits.length];
        for (int from = 0; from < logits.length; from += columns) {
            double largest = largest(logits, from, columns);
            double logSum = noise.applyTo(StrictMath.log(sum(logits, from, columns, largest)));
            for (int i = from; i < from + columns; i++) {
                result[i] = logSum + (largest - logits[i]);
            }
        }
        return result;
    }

    private double sum(double[] logits, int from, int columns, double largest) {
        double sum = 0;
        for (int i = from; i < from + columns; i++) {
            sum += noise.applyTo(StrictMath.exp(logits[i] - largest));
        }
        return sum;
    }

    private static double largest(double[] logits, int from, int columns) {
        return Arrays.stream(logits, from, from + columns).max().orElseThrow();
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
