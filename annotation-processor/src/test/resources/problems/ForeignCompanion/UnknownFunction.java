package foreigncompanion.unknownfunction;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) @Own Tensor hidden(@Input(64) Tensor pixels);
    @Dense(units = 8) @Own Tensor other(Tensor x);
}
