package graphinput.onthelayer;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 4) Tensor hidden(@Input(6) Tensor x);

    default Tensor forward(Tensor x) {
        return hidden(x);
    }
}
