// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.models;

import org.gradwright.Conv2d;
import org.gradwright.Dense;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.MaxPool2d;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

/** Workload T4. */
@Network
interface MnistCnn {
    @Conv2d(filters = 16, kernel = 3)
    @Relu
    Tensor first(@Input({28, 28, 1}) Tensor x);

    @MaxPool2d
    Tensor half(Tensor x);

    @Conv2d(filters = 32, kernel = 3)
    @Relu
    Tensor second(Tensor x);

    @MaxPool2d
    Tensor quarter(Tensor x);

    @Flatten
    Tensor flat(Tensor x);

    @Dense(units = 128)
    @Relu
    Tensor third(Tensor x);

    @Dense(units = 10)
    @SparseCategoricalCrossEntropy
    Tensor y(Tensor x);
}
