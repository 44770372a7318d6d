package graphannotation.repeatonlayer;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Repeat;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Repeat(3) @Dense(units = 6) Tensor hidden(Tensor x);

    default Tensor forward(@Input(6) Tensor x) {
        return hidden(x);
    }
}
