// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import org.gradwright.BatchNorm;
import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.SparseCategoricalCrossEntropy;
import org.gradwright.regularizer.L2;

/** A small network with every kind of layer that trains differently from how it predicts. */
@Network
interface Perceptron {
    @Dense(units = 33)
    @Relu
    @L2(1e-4)
    Tensor hidden(@Input(20) Tensor features);

    @BatchNorm
    Tensor norm(Tensor x);

    @Dropout(0.3)
    Tensor drop(Tensor x);

    @Dense(units = 5)
    @SparseCategoricalCrossEntropy
    Tensor species(Tensor x);
}
