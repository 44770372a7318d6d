// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Arrays;
import java.util.Objects;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.data.Dataset;

/**
 * How good predicted probabilities of classes are. Streaming: takes memory for one count a class.
 */
public final class ClassProbabilities {
    /** The distance from 1 of the next larger double: as scikit-learn, what a probability is at least before its logarithm. */
    private static final double SMALLEST = 0x1p-52;

    /** How far the sum of a row may be off: three times 0.33 passes. */
    private static final double TOLERANCE = 1e-2;

    /** How many rows gave how many other classes a rank above that of their own. */
    private final long[] ranks;

    private double logarithms;
    private double squares;
    private long total;

    /**
     * Probabilities of no row yet.
     *
     * @throws IllegalArgumentException if there are fewer than two classes
     */
    public ClassProbabilities(int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("classes is " + classes + ", but must be at least 2");
        }
        ranks = new long[classes];
    }

    /**
     * Those of anyone's predictions.
     *
     * @param actual the class of each row
     * @param probabilities the probability of each class, row by row
     * @throws IllegalArgumentException if there are fewer than two classes, the arrays do not fit each other or are empty, or
     *     a row holds no probabilities that add up to 1
     * @throws IndexOutOfBoundsException if a number is not that of a class
     */
    public static ClassProbabilities of(int[] actual, double[] probabilities, int classes) {
        Objects.requireNonNull(actual, "actual is null");
        Objects.requireNonNull(probabilities, "probabilities is null");
        ClassProbabilities all = new ClassProbabilities(classes);
        GivenArrays.checkRows("actual", actual.length, "probabilities", probabilities.length, classes);
        for (int row = 0; row < actual.length; row++) {
            all.add(actual[row], Arrays.copyOfRange(probabilities, row * classes, (row + 1) * classes));
        }
        return all;
    }

    /**
     * Those of anyone's predictions for two classes.
     *
     * @param actual the class of each row, 0 or 1
     * @param probabilities the probability of class 1 in each row
     * @throws IllegalArgumentException if the arrays differ in length or are empty, or a number is not a probability
     * @throws IndexOutOfBoundsException if a number is not that of a class
     */
    public static ClassProbabilities of(int[] actual, double[] probabilities) {
        Objects.requireNonNull(actual, "actual is null");
        Objects.requireNonNull(probabilities, "probabilities is null");
        GivenArrays.check("actual", actual.length, "probabilities", probabilities.length);
        ClassProbabilities all = new ClassProbabilities(2);
        for (int row = 0; row < actual.length; row++) {
            all.add(actual[row], new double[] {1 - probabilities[row], probabilities[row]});
        }
        return all;
    }

    /**
     * What a network predicts for the output of that name; its target tells the actual classes as for {@link Accuracy}.
     *
     * @throws IllegalArgumentException if there is no such output, its target tells no class, its values are not
     *     probabilities, or the data does not fit
     */
    public static ClassProbabilities of(Network network, Dataset data, String output) {
        return RowCollectors.PROBABILITIES.all(network, data, output, "the quality of probabilities");
    }

    /**
     * Takes in one row.
     *
     * @throws IllegalArgumentException if there is not one probability for each class, or they do not add up to 1
     * @throws IndexOutOfBoundsException if there is no such class
     */
    public void add(int actual, double[] probabilities) {
        Objects.checkIndex(actual, ranks.length);
        check(probabilities);
        double own = probabilities[actual];
        double square = 0;
        int rank = 0;
        for (int k = 0; k < ranks.length; k++) {
            double error = probabilities[k] - (k == actual ? 1 : 0);
            square += error * error;
            rank += probabilities[k] > own || (probabilities[k] == own && k < actual) ? 1 : 0;
        }
        ranks[rank]++;
        logarithms -= StrictMath.log(Math.min(Math.max(own, SMALLEST), 1 - SMALLEST));
        squares += square;
        total++;
    }

    private void check(double[] probabilities) {
        GivenArrays.checkRow("probabilities", probabilities.length, ranks.length);
        double sum = 0;
        for (double each : probabilities) {
            if (!(each >= 0 && each <= 1)) {
                throw new IllegalArgumentException(
                        "probability is " + each + " in row " + total + ", but must be from 0 to 1");
            }
            sum += each;
        }
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException(
                    "the probabilities add up to " + sum + " in row " + total + ", but must add up to 1");
        }
    }

    /** The number of rows. */
    public long total() {
        return total;
    }

    /**
     * The share of rows whose class is among the {@code k} most probable ones, where of equally probable ones the lower class
     * comes first; NaN without rows.
     *
     * @throws IllegalArgumentException if k is not from 1 to the number of classes
     */
    public double topK(int k) {
        if (k < 1 || k > ranks.length) {
            throw new IllegalArgumentException("k is " + k + ", but must be from 1 to " + ranks.length);
        }
        long right = 0;
        for (int rank = 0; rank < k; rank++) {
            right += ranks[rank];
        }
        return total == 0 ? Double.NaN : (double) right / total;
    }

    /**
     * {@code mean(-log(p))}, in nats, of the probability p of the actual class, which is taken to be at least 2^-52 and at most
     * {@code 1 - 2^-52}, as in scikit-learn; NaN without rows. Source: Good, Rational decisions, 1952.
     */
    public double logLoss() {
        return total == 0 ? Double.NaN : logarithms / total;
    }

    /**
     * The Brier score: of two classes {@code mean((p - y)^2)}, from 0 to 1, with the probability p of class 1 and y = 1 where
     * that is the actual one, else 0; of more classes the mean of the sum of this over all, from 0 to 2. NaN without rows.
     * Source: Brier, Verification of forecasts expressed in terms of probability, 1950; the half of it for two classes is usual.
     */
    public double brier() {
        return total == 0 ? Double.NaN : squares / total / (ranks.length == 2 ? 2 : 1);
    }
}
