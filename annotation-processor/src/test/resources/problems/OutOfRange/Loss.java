package outofrange.loss;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.Huber;

@Network
interface Sample {
    @Dense(units = 8) @Huber(delta = -0.5) Tensor price(@Input(4) Tensor x);
}
