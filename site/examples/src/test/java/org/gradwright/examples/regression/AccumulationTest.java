// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradwright.runtime.data.Dataset;
import org.junit.jupiter.api.Test;

class AccumulationTest {
    private final Dataset data = SurfaceData.measured(1920, 1);

    /** A gradient is a mean over 480 rows, whose terms may be rounded otherwise: by some units of 2^-24 of a step of 2e-3. */
    @Test
    void microBatchesMakeTheStepOfTheWholeBatch() {
        SurfaceNetwork start = AccumulationExample.trained(data, 0, 480);
        SurfaceNetwork whole = AccumulationExample.trained(data, 1, 480);
        assertThat(AccumulationExample.apart(start, whole)).isGreaterThan(1e-3);
        for (int microBatch : new int[] {240, 96, 32, 1}) {
            SurfaceNetwork parts = AccumulationExample.trained(data, 1, microBatch);
            assertThat(AccumulationExample.apart(whole, parts))
                    .as("micro-batches of " + microBatch)
                    .isLessThan(3e-7);
        }
    }

    @Test
    void theTrainingsStayTogether() {
        assertThat(AccumulationExample.apart(
                        AccumulationExample.trained(data, 100, 480), AccumulationExample.trained(data, 100, 32)))
                .isLessThan(1e-4);
    }
}
