// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.overfitting;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

/** Far more parameters than there are pixels to learn from. */
@Network
interface Large {
    @Dense(units = 256)
    @Relu
    Tensor first(@Input(64) Tensor pixels);

    @Dense(units = 256)
    @Relu
    Tensor second(Tensor x);

    @Dense(units = 10)
    @SparseCategoricalCrossEntropy
    Tensor digit(Tensor x);
}
