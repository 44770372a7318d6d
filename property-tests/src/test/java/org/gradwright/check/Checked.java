// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import org.gradwright.BatchNorm;
import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.SparseCategoricalCrossEntropy;
import org.gradwright.regularizer.L2;

/** A small network of every kind of layer. */
@Network
interface Checked {
    @Dense(units = 9)
    @Relu
    @L2(0.01)
    Tensor hidden(@Input(8) Tensor pixels);

    @BatchNorm
    Tensor norm(Tensor x);

    @Dropout(0.2)
    Tensor drop(Tensor x);

    @Dense(units = 4)
    @SparseCategoricalCrossEntropy
    Tensor digit(Tensor x);
}
