// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import java.util.Arrays;
import java.util.List;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Windowed;
import org.gradwright.processor.graph.Shape;

/** Evaluates the operations on windows of images; which value is the largest is a condition like others. */
record WindowedRun(Noise noise, FormulaRun conditions, int rows) {

    /**
     * @param shapes of the inputs
     * @param shape of the result
     */
    double[] value(Windowed operation, List<double[]> in, List<Shape> shapes, Shape shape) {
        WindowArithmetic windows = new WindowArithmetic(noise, operation.window());
        int channels = shapes.get(0).last();
        if (operation instanceof Operation.Convolution convolution) {
            return windows.convolution(in.get(0), in.get(1), rows, channels, shape.last(), convolution.groups());
        } else if (operation instanceof Operation.ConvolutionTransposed convolution) {
            return windows.transposed(in.get(0), in.get(1), rows, shape.last(), channels, convolution.groups());
        } else if (operation instanceof Operation.ConvolutionGradient convolution) {
            return windows.gradient(in.get(0), in.get(1), rows, channels, shape.last(), convolution.groups());
        } else if (operation instanceof Operation.WindowMax) {
            int[] largest = windows.largest(in.get(0), rows, channels);
            conditions.meet(largest);
            return Arrays.stream(largest).mapToDouble(i -> in.get(0)[i]).toArray();
        } else if (operation instanceof Operation.WindowMaxGradient) {
            int[] largest = windows.largest(in.get(1), rows, channels);
            double[] gradient = new double[in.get(1).length];
            for (int i = 0; i < largest.length; i++) {
                gradient[largest[i]] += in.get(0)[i];
            }
            Arrays.setAll(gradient, i -> noise.applyTo(gradient[i]));
            return gradient;
        } else if (operation instanceof Operation.WindowSum sum) {
            return windows.sums(in.get(0), rows, channels, sum.mean());
        } else if (operation instanceof Operation.WindowSpread spread) {
            return windows.spread(in.get(0), rows, channels, spread.mean());
        }
        throw new AssertionError("the interpreter does not know " + operation);
    }
}
