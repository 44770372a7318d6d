// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.adversarial;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.LeakyRelu;
import org.gradwright.loss.SigmoidCrossEntropy;

/** Tells true points of the plane from forged ones; gradients of its input tell what would make a point look true. */
@Network(inputGradients = true)
interface Judge {
    @Dense(units = 48)
    @LeakyRelu(alpha = 0.2)
    Tensor first(@Input(2) Tensor point);

    @Dense(units = 48)
    @LeakyRelu(alpha = 0.2)
    Tensor second(Tensor x);

    @Dense(units = 1)
    @SigmoidCrossEntropy
    Tensor isTrue(Tensor x);
}
