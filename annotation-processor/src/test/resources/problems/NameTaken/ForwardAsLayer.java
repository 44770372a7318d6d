package nametaken.forwardaslayer;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 4) Tensor forward(Tensor x);

    default Tensor encode(@Input(6) Tensor x) {
        return forward(x);
    }
}
