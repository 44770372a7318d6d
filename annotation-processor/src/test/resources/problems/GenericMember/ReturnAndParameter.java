package genericmember.returnandparameter;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) <T extends Tensor> T hidden(@Input(64) T pixels);
}
