// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.training;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.MeanSquaredError;

/** A network so small that what comes with each update shows. */
@Network
interface Small {
    @Dense(units = 16)
    @Relu
    Tensor hidden(@Input(4) Tensor x);

    @Dense(units = 1)
    @MeanSquaredError
    Tensor y(Tensor x);
}
