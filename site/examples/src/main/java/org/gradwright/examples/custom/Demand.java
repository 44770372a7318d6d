// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.custom;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.Weight;

/** The demand of a day, hour by hour, and the peak that it exceeds on one day of ten only. */
@Network
interface Demand {
    /** What is predicted. */
    record Outputs(Tensor hours, Tensor peak) {}

    @Dense(units = 32)
    @Snake(frequency = 2)
    @Sparse(lambda = 1e-4)
    Tensor hidden(Tensor x);

    @Dense(units = 24)
    @Profile(sums = 0.2)
    Tensor hours(Tensor h);

    @Dense(units = 1)
    @Pinball(tau = 0.9)
    @Weight(0.5)
    Tensor peak(Tensor h);

    default Outputs forward(@Input(10) Tensor weather) {
        Tensor h = hidden(weather);
        return new Outputs(hours(h), peak(h));
    }
}
