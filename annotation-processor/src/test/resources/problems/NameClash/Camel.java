package nameclash.camel;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) Tensor hiddenOne(@Input(64) Tensor pixels);
    @Dense(units = 8) Tensor hidden_one(Tensor x);
}
