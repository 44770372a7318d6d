package trainsnothing.anotherhead;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Objective;
import org.gradwright.Scalar;
import org.gradwright.Tensor;
import org.gradwright.activation.Tanh;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Agent {
    record Outputs(Tensor policy, Tensor worth) {}

    @Dense(units = 8) @Tanh Tensor senses(Tensor x);
    @Dense(units = 2) Tensor policy(Tensor h);
    @Dense(units = 1) Tensor worth(Tensor h);
    @MeanSquaredError Scalar error(Tensor prediction, Tensor target);

    default Outputs forward(@Input(4) Tensor state) {
        Tensor h = senses(state);
        return new Outputs(policy(h), worth(h));
    }

    @Objective(trains = "worth")
    default Scalar actor(@Input(4) Tensor state, @Input(2) Tensor action) {
        return error(policy(senses(state)), action);
    }

    @Objective
    default Scalar critic(@Input(4) Tensor state, @Input(1) Tensor earned) {
        return error(worth(senses(state)), earned);
    }
}
