package outofrange.lossnotlast;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.Huber;

@Network
interface Sample {
    @Dense(units = 8) @Huber(delta = 0) Tensor hidden(@Input(4) Tensor x);
    @Dense(units = 1) Tensor price(Tensor x);
}
