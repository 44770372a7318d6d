// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.subject;

import java.util.List;
import java.util.Map;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.interpreter.State;

/** A generated network under test with one session, in float or in double, seen through arrays of double. */
public interface Subject {
    /** What a number is, relative to its neighbor: 2^-24 for float, 2^-53 for double. */
    double unit();

    /** The same network with a session of its own. */
    Subject withCapacity(int capacity);

    int minimumTrainingRows();

    List<String> parameterNames();

    double[] parameter(String name);

    double[] gradient(String name);

    double[] statistic(String name);

    void setParameter(String name, double[] values);

    void setStatistic(String name, double[] values);

    /** Copies parameters and statistics; freezes the state's frozen layers and no others. */
    void set(State state);

    /** The present parameters and statistics. */
    State state();

    /** Loads a batch for the passes that follow. */
    void load(Feed feed);

    /** The data loss of the forward pass of training. */
    double forward();

    /** The same, but the loss of what trains a parameter alone. */
    double forwardOf(String parameter);

    void backward(double scale);

    /** The data loss as prediction computes it. */
    double evaluate();

    /** What the last layer gave in the last pass, with the link: the output of a network that is a chain. */
    double[] output();

    /** The output of that name of the last pass, with the link. */
    double[] output(String name);

    /** What the last backward pass left of an input's gradient. */
    double[] inputGradient(String input);

    /** What {@code predictBatch} gives for the first rows of the inputs: outputs of so many values a row. */
    List<double[]> predict(List<double[]> inputs, int rows, List<Integer> widths);

    /** What {@code predictBatch} gives for the first rows of the only input: {@code width} values a row. */
    default double[] predict(double[] input, int rows, int width) {
        return predict(List.of(input), rows, List.of(width)).get(0);
    }

    double penalty();

    /** One update that gives the gradients with their penalties and moves parameters by {@code -rate * gradient}. */
    Map<String, double[]> update(double rate);

    void zeroGradients();

    static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    static float[] narrowed(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    static int[] integers(double[] values) {
        int[] whole = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            whole[i] = (int) values[i];
        }
        return whole;
    }
}
