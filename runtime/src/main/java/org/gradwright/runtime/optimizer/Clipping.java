// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.List;
import org.gradwright.runtime.ParameterRange;

/** A bound on gradients, applied before an optimizer uses them and after penalties are added. */
@FunctionalInterface
public interface Clipping {
    /** Bounds the gradients of the given ranges, in place, and no others. */
    void clip(float[] gradients, List<ParameterRange> ranges);

    /** Leaves the gradients as they are. */
    static Clipping none() {
        return (gradients, ranges) -> {};
    }

    /**
     * Moves each gradient into {@code [-limit, limit]}.
     *
     * @throws IllegalArgumentException if the limit is not above 0
     */
    static Clipping byValue(double limit) {
        Hyperparameters.positive("limit", limit);
        float bound = (float) limit;
        return (gradients, ranges) -> {
            for (int i = 0; i < ranges.size(); i++) {
                int end = ranges.get(i).end();
                for (int j = ranges.get(i).offset(); j < end; j++) {
                    gradients[j] = Math.max(-bound, Math.min(bound, gradients[j]));
                }
            }
        };
    }

    /**
     * Scales all gradients by {@code limit / norm} when the Euclidean norm of all of them together, summed in double, is
     * above the limit (Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013).
     *
     * @throws IllegalArgumentException if the limit is not above 0
     */
    static Clipping byGlobalNorm(double limit) {
        Hyperparameters.positive("limit", limit);
        return (gradients, ranges) -> {
            double norm = Math.sqrt(squares(gradients, ranges));
            if (norm > limit) {
                float factor = (float) (limit / norm);
                for (int i = 0; i < ranges.size(); i++) {
                    int end = ranges.get(i).end();
                    for (int j = ranges.get(i).offset(); j < end; j++) {
                        gradients[j] *= factor;
                    }
                }
            }
        };
    }

    private static double squares(float[] gradients, List<ParameterRange> ranges) {
        double sum = 0;
        for (int i = 0; i < ranges.size(); i++) {
            int end = ranges.get(i).end();
            for (int j = ranges.get(i).offset(); j < end; j++) {
                double gradient = gradients[j];
                sum += gradient * gradient;
            }
        }
        return sum;
    }
}
