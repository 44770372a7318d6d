// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.List;
import org.gradwright.runtime.ParameterRange;

/** Moves each gradient into {@code [-limit, limit]}. */
record ValueClipping(double limit) implements Clipping {
    ValueClipping {
        Hyperparameters.positive("limit", limit);
    }

    @Override
    public void clip(float[] gradients, List<ParameterRange> ranges) {
        float bound = (float) limit;
        for (int i = 0; i < ranges.size(); i++) {
            int end = ranges.get(i).end();
            for (int j = ranges.get(i).offset(); j < end; j++) {
                gradients[j] = Math.max(-bound, Math.min(bound, gradients[j]));
            }
        }
    }

    @Override
    public String description() {
        return "by value " + limit;
    }
}
