// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.regression;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Tanh;
import org.gradwright.loss.Huber;

/** The height of a surface over a point of the plane, learned from measurements of which some are far off. */
@Network
interface Surface {
    @Dense(units = 32)
    @Tanh
    Tensor hidden(@Input(2) Tensor point);

    @Dense(units = 32)
    @Tanh
    Tensor deep(Tensor x);

    @Dense(units = 1)
    @Huber(delta = 0.1)
    Tensor height(Tensor x);
}
