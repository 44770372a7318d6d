// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import java.util.List;
import org.gradwright.runtime.ParameterRange;

/** Leaves the gradients as they are. */
record NoClipping() implements Clipping {
    @Override
    public void clip(float[] gradients, List<ParameterRange> ranges) {}

    @Override
    public String description() {
        return "none";
    }
}
