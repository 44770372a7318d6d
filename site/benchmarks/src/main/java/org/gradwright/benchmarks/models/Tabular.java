// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.models;

import org.gradwright.BatchNorm;
import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.SigmoidCrossEntropy;

/** Workload T2. */
@Network
interface Tabular {
    @Dense(units = 128)
    Tensor first(@Input(32) Tensor x);

    @BatchNorm
    @Relu
    Tensor norm(Tensor x);

    @Dropout(0.2)
    Tensor drop(Tensor x);

    @Dense(units = 64)
    @Relu
    Tensor second(Tensor x);

    @Dense(units = 1)
    @SigmoidCrossEntropy
    Tensor y(Tensor x);
}
