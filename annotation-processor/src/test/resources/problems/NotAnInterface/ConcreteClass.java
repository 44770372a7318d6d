package notaninterface.concreteclass;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
class Sample {
    @Dense(units = 8)
    Tensor hidden(@Input(64) Tensor pixels) {
        return pixels;
    }
}
