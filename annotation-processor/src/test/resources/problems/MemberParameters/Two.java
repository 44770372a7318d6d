package memberparameters.two;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) Tensor hidden(@Input(64) Tensor pixels);
    @Dense(units = 1) Tensor joined(Tensor x, Tensor y);
}
