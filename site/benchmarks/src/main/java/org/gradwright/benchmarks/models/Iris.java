// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.models;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

/** Workload T1. */
@Network
interface Iris {
    @Dense(units = 16)
    @Relu
    Tensor first(@Input(4) Tensor x);

    @Dense(units = 16)
    @Relu
    Tensor second(Tensor x);

    @Dense(units = 3)
    @SparseCategoricalCrossEntropy
    Tensor y(Tensor x);
}
