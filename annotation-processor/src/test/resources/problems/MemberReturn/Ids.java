package memberreturn.ids;

import org.gradwright.Dense;
import org.gradwright.Ids;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) Ids hidden(@Input(64) Tensor pixels);
}
