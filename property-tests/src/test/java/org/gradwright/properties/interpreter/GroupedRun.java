// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import java.util.Arrays;
import java.util.List;
import org.gradwright.processor.graph.Groups;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Grouped;

/** Evaluates the operations on groups: a list of the places of each group's values, then sums over them. */
record GroupedRun(Noise noise, Groups groups) {
    double[] value(Grouped operation, List<double[]> in) {
        if (operation instanceof Operation.GroupMean) {
            return means(in.get(0));
        } else if (operation instanceof Operation.GroupInverse inverse) {
            return inverses(in, inverse.epsilon());
        } else if (operation instanceof Operation.GroupStandardize) {
            return standardized(in);
        } else if (operation instanceof Operation.GroupStandardizeGradient) {
            return gradient(in.get(0), in.get(1), in.get(2));
        }
        throw new AssertionError("the interpreter does not know " + operation);
    }

    /** Which group value {@code i} belongs to. */
    private int group(int i) {
        int block = i / (groups.places() * groups.channels());
        int channel = i % groups.channels();
        return block * groups.count() + channel * groups.count() / groups.channels();
    }

    private double[] means(double[] x) {
        double[] means = new double[x.length / groups.size()];
        for (int i = 0; i < x.length; i++) {
            means[group(i)] += noise.applyTo(x[i]);
        }
        return Arrays.stream(means)
                .map(sum -> noise.applyTo(sum / groups.size()))
                .toArray();
    }

    private double[] inverses(List<double[]> in, double epsilon) {
        double[] squares = in.get(0).clone();
        for (int i = 0; i < squares.length; i++) {
            double mean = groups.centered() ? in.get(1)[group(i)] : 0;
            squares[i] = Math.pow(noise.applyTo(squares[i] - mean), 2);
        }
        return Arrays.stream(means(squares))
                .map(variance -> noise.applyTo(1 / Math.sqrt(noise.applyTo(variance + epsilon))))
                .toArray();
    }

    private double[] standardized(List<double[]> in) {
        double[] h = in.get(0).clone();
        double[] inverses = in.get(in.size() - 1);
        for (int i = 0; i < h.length; i++) {
            double mean = groups.centered() ? in.get(1)[group(i)] : 0;
            h[i] = noise.applyTo(noise.applyTo(h[i] - mean) * inverses[group(i)]);
        }
        return h;
    }

    /** By the transposed matrix of all slopes of a group: {@code inverse * ((i == j) - 1 / n - h_i * h_j / n)}. */
    private double[] gradient(double[] g, double[] h, double[] inverses) {
        double[] gradient = new double[g.length];
        int block = groups.places() * groups.channels();
        double n = groups.size();
        for (int i = 0; i < g.length; i++) {
            double through = 0;
            for (int j = i / block * block; j < i / block * block + block; j++) {
                if (group(j) == group(i)) {
                    double slope = (groups.centered() ? 1 : 0) + noise.applyTo(h[i] * h[j]);
                    through += noise.applyTo(g[j] * slope);
                }
            }
            gradient[i] = noise.applyTo(inverses[group(i)] * noise.applyTo(g[i] - through / n));
        }
        return gradient;
    }
}
