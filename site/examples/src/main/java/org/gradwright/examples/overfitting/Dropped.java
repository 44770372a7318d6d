// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.overfitting;

import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.SparseCategoricalCrossEntropy;
import org.gradwright.regularizer.L2;

/** {@link Penalized} whose units cannot rely on each other. */
@Network
interface Dropped {
    @Dense(units = 256)
    @Relu
    @L2(1e-3)
    Tensor first(@Input(64) Tensor pixels);

    @Dropout(0.5)
    Tensor firstDrop(Tensor x);

    @Dense(units = 256)
    @Relu
    @L2(1e-3)
    Tensor second(Tensor x);

    @Dropout(0.5)
    Tensor secondDrop(Tensor x);

    @Dense(units = 10)
    @L2(1e-3)
    @SparseCategoricalCrossEntropy
    Tensor digit(Tensor x);
}
