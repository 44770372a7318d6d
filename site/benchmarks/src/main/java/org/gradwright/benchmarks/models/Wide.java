// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.models;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

/** Workload T5. */
@Network
interface Wide {
    @Dense(units = 1024)
    @Relu
    Tensor first(@Input(1024) Tensor x);

    @Dense(units = 1024)
    @Relu
    Tensor second(Tensor x);

    @Dense(units = 1024)
    @Relu
    Tensor third(Tensor x);

    @Dense(units = 10)
    @SparseCategoricalCrossEntropy
    Tensor y(Tensor x);
}
