// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.models;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

/** Workload T3. */
@Network
interface MnistMlp {
    @Dense(units = 512)
    @Relu
    Tensor first(@Input(784) Tensor x);

    @Dense(units = 512)
    @Relu
    Tensor second(Tensor x);

    @Dense(units = 10)
    @SparseCategoricalCrossEntropy
    Tensor y(Tensor x);
}
