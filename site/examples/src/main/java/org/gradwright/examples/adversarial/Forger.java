// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.adversarial;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.LeakyRelu;

/** Makes points of the plane from noise. It has no loss: what it is told is how its points should move. */
@Network
interface Forger {
    @Dense(units = 48)
    @LeakyRelu(alpha = 0.2)
    Tensor first(@Input(4) Tensor noise);

    @Dense(units = 48)
    @LeakyRelu(alpha = 0.2)
    Tensor second(Tensor x);

    @Dense(units = 2)
    Tensor point(Tensor x);
}
