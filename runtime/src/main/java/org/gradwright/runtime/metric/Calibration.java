// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.data.Dataset;

/**
 * Whether what is predicted with probability p comes true in a share p of the rows. The probabilities are sorted into bins of
 * equal width, each with its upper end and without its lower one, but for 0, which is in the first bin. Streaming: takes
 * memory for three numbers a bin.
 */
public final class Calibration {
    private final double[] probabilities;
    private final long[] positives;
    private final long[] rows;
    private long total;

    /**
     * Bins without rows.
     *
     * @throws IllegalArgumentException if the number of bins is not from 1 to 10,000
     */
    public Calibration(int bins) {
        if (bins < 1 || bins > 10_000) {
            throw new IllegalArgumentException("bins is " + bins + ", but must be from 1 to 10000");
        }
        probabilities = new double[bins];
        positives = new long[bins];
        rows = new long[bins];
    }

    /**
     * The calibration of anyone's predictions.
     *
     * @param labels 1 for each positive row, 0 for each negative one
     * @param probabilities the predicted probability that the row is positive
     * @throws IllegalArgumentException if the arrays differ in length or are empty, a label is another number, or a number is
     *     not a probability
     */
    public static Calibration of(int[] labels, double[] probabilities, int bins) {
        Objects.requireNonNull(labels, "labels is null");
        Objects.requireNonNull(probabilities, "probabilities is null");
        GivenArrays.check("labels", labels.length, "probabilities", probabilities.length);
        Calibration calibration = new Calibration(bins);
        for (int row = 0; row < labels.length; row++) {
            calibration.add(probabilities[row], GivenArrays.checkedLabel(labels[row], row));
        }
        return calibration;
    }

    /**
     * The calibration of what a network predicts for the output of that name: of two classes of the probability of class 1,
     * of more of that of the most probable class, which is positive where it is the actual one.
     *
     * @throws IllegalArgumentException if there is no such output, its target tells no class, its values are not
     *     probabilities, or the data does not fit
     */
    public static Calibration of(Network network, Dataset data, String output, int bins) {
        return RowCollectors.calibration(bins).all(network, data, output, "calibration");
    }

    /**
     * Takes in one row.
     *
     * @throws IllegalArgumentException if the probability is not from 0 to 1
     */
    public void add(double probability, boolean positive) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "probability is " + probability + " in row " + total + ", but must be from 0 to 1");
        }
        int bin = bin(probability);
        probabilities[bin] += probability;
        positives[bin] += positive ? 1 : 0;
        rows[bin]++;
        total++;
    }

    private int bin(double probability) {
        int bins = rows.length;
        int bin = Math.min((int) (probability * bins), bins - 1);
        while (bin > 0 && probability <= (double) bin / bins) {
            bin--;
        }
        return bin;
    }

    /** The number of bins. */
    public int bins() {
        return rows.length;
    }

    /**
     * The rows in a bin.
     *
     * @throws IndexOutOfBoundsException if there is none of that number
     */
    public long rows(int bin) {
        return rows[Objects.checkIndex(bin, rows.length)];
    }

    /** The reliability diagram: the share of positive rows over the mean probability, one point for each bin with rows. */
    public Curve curve() {
        int[] filled = IntStream.range(0, rows.length).filter(b -> rows[b] > 0).toArray();
        return new Curve(
                Curve.Kind.CALIBRATION,
                Arrays.stream(filled)
                        .mapToDouble(b -> probabilities[b] / rows[b])
                        .toArray(),
                Arrays.stream(filled)
                        .mapToDouble(b -> (double) positives[b] / rows[b])
                        .toArray(),
                Arrays.stream(filled).mapToDouble(b -> (b + 1.0) / rows.length).toArray(),
                Double.NaN);
    }

    /**
     * The expected calibration error, from 0 to 1: the mean over the rows of the distance of their bin's point from the
     * diagonal; NaN without rows. Source: Naeini, Cooper and Hauskrecht, Obtaining well calibrated probabilities using
     * Bayesian binning, 2015; Guo et al., On calibration of modern neural networks, 2017.
     */
    public double expectedError() {
        double sum = 0;
        for (int bin = 0; bin < rows.length; bin++) {
            sum += Math.abs(positives[bin] - probabilities[bin]);
        }
        return total == 0 ? Double.NaN : sum / total;
    }

    /** The maximum calibration error: the largest distance of a bin's point from the diagonal; NaN without rows. */
    public double maximumError() {
        double largest = total == 0 ? Double.NaN : 0;
        for (int bin = 0; bin < rows.length; bin++) {
            if (rows[bin] > 0) {
                largest = Math.max(largest, Math.abs(positives[bin] - probabilities[bin]) / rows[bin]);
            }
        }
        return largest;
    }
}
