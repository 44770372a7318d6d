package inputonmember.onalayer;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Input(4)
    @Dense(units = 16)
    Tensor hidden(Tensor flower);
}
