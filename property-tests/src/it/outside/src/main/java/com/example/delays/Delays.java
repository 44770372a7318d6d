// SPDX-License-Identifier: Apache-2.0
package com.example.delays;

import org.gradwright.BatchNorm;
import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.GeluTanh;
import org.gradwright.regularizer.L2;

/** A delay that nine trains of ten stay below. */
@Network
interface Delays {
    @Dense(units = 24)
    @GeluTanh
    @L2(1e-4)
    Tensor hidden(@Input(3) Tensor facts);

    @BatchNorm
    Tensor norm(Tensor x);

    @Dropout(0.1)
    Tensor drop(Tensor x);

    @Dense(units = 1)
    @Pinball(tau = 0.9)
    Tensor delay(Tensor x);
}
