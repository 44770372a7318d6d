// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.List;
import org.gradwright.runtime.ParameterRange;

/** Scales all gradients by {@code limit / norm} when the Euclidean norm of all of them together is above the limit. */
record NormClipping(double limit) implements Clipping {
    NormClipping {
        Hyperparameters.positive("limit", limit);
    }

    @Override
    public void clip(float[] gradients, List<ParameterRange> ranges) {
        double norm = Math.sqrt(squares(gradients, ranges));
        if (norm > limit) {
            for (int i = 0; i < ranges.size(); i++) {
                scale(gradients, ranges.get(i), limit / norm);
            }
        }
    }

    @Override
    public String description() {
        return "by global norm " + limit;
    }

    private static double squares(float[] gradients, List<ParameterRange> ranges) {
        double sum = 0;
        for (int i = 0; i < ranges.size(); i++) {
            sum = addSquares(sum, gradients, ranges.get(i));
        }
        return sum;
    }

    /** A sum and the squares of the gradients of a range, one after the other. */
    static double addSquares(double sum, float[] gradients, ParameterRange range) {
        double result = sum;
        int end = range.end();
        for (int i = range.offset(); i < end; i++) {
            double gradient = gradients[i];
            result += gradient * gradient;
        }
        return result;
    }

    static void scale(float[] gradients, ParameterRange range, double by) {
        float factor = (float) by;
        int end = range.end();
        for (int i = range.offset(); i < end; i++) {
            gradients[i] *= factor;
        }
    }
}
