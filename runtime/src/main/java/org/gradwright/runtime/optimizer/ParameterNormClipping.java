// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.List;
import org.gradwright.runtime.ParameterRange;

/** Scales the gradients of each parameter by {@code limit / norm} when their own Euclidean norm is above the limit. */
record ParameterNormClipping(double limit) implements Clipping {
    ParameterNormClipping {
        Hyperparameters.positive("limit", limit);
    }

    @Override
    public void clip(float[] gradients, List<ParameterRange> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            ParameterRange range = ranges.get(i);
            double norm = Math.sqrt(NormClipping.addSquares(0, gradients, range));
            if (norm > limit) {
                NormClipping.scale(gradients, range, limit / norm);
            }
        }
    }

    @Override
    public String description() {
        return "by norm " + limit;
    }
}
