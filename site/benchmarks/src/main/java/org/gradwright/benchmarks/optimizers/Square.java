// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.optimizers;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.MeanSquaredError;

/** A network of a million parameters. */
@Network
interface Square {
    /** Its inputs, and its units. */
    int WIDTH = 1000;

    @Dense(units = WIDTH)
    @MeanSquaredError
    Tensor y(@Input(WIDTH) Tensor x);
}
