package memberreturn.othertensor;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;

class Tensor {}

@Network
interface Sample {
    @Dense(units = 8) Tensor hidden(@Input(64) org.gradwright.Tensor pixels);
}
