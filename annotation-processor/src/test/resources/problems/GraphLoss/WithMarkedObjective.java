package graphloss.withmarkedobjective;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Objective;
import org.gradwright.Scalar;
import org.gradwright.Tensor;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Agent {
    @Dense(units = 2) @MeanSquaredError Tensor policy(Tensor h);
    @MeanSquaredError Scalar error(Tensor prediction, Tensor target);

    default Tensor forward(@Input(4) Tensor state) {
        return policy(state);
    }

    @Objective
    default Scalar actor(@Input(4) Tensor state, @Input(2) Tensor action) {
        return error(policy(state), action);
    }
}
