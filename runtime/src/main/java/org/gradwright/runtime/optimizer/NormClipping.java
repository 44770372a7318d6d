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
            float factor = (float) (limit / norm);
            for (int i = 0; i < ranges.size(); i++) {
                int end = ranges.get(i).end();
                for (int j = ranges.get(i).offset(); j < end; j++) {
                    gradients[j] *= factor;
                }
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
            int end = ranges.get(i).end();
            for (int j = ranges.get(i).offset(); j < end; j++) {
                double gradient = gradients[j];
                sum += gradient * gradient;
            }
        }
        return sum;
    }
}
