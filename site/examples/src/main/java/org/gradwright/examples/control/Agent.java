// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.control;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Objective;
import org.gradwright.Scalar;
import org.gradwright.Tensor;
import org.gradwright.activation.Tanh;
import org.gradwright.loss.CategoricalCrossEntropy;
import org.gradwright.loss.MeanSquaredError;

/** What to do in a state, and what that state is worth: an actor and a critic that look through the same senses. */
@Network
interface Agent {
    /**
     * What is predicted.
     *
     * @param policy logits of pushing to the left and to the right
     * @param worth the discounted reward that is still to be earned
     */
    record Outputs(Tensor policy, Tensor worth) {}

    @Dense(units = 32)
    @Tanh
    Tensor senses(Tensor state);

    @Dense(units = 2)
    Tensor policy(Tensor h);

    @Dense(units = 32)
    @Tanh
    Tensor outlook(Tensor h);

    @Dense(units = 1)
    Tensor worth(Tensor h);

    /** {@code -sum(chosen * log(softmax(logits)))}. */
    @CategoricalCrossEntropy
    Scalar surprise(Tensor logits, Tensor chosen);

    @MeanSquaredError
    Scalar error(Tensor worth, Tensor earned);

    default Outputs forward(@Input(4) Tensor state) {
        Tensor h = senses(state);
        return new Outputs(policy(h), worth(outlook(h)));
    }

    /** The policy gradient; {@code chosen} has the advantage of the action taken in its place, and 0 in the other. */
    @Objective(trains = {"senses", "policy"})
    default Scalar actor(@Input(4) Tensor state, @Input(2) Tensor chosen) {
        return surprise(policy(senses(state)), chosen);
    }

    /** The critic takes the senses as they are, and does not change them. */
    @Objective(trains = {"outlook", "worth"})
    default Scalar critic(@Input(4) Tensor state, @Input(1) Tensor earned) {
        return error(worth(outlook(senses(state))), earned);
    }
}
