package memberreturn.noresult;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) void hidden(@Input(64) Tensor pixels);
}
