package gluofodd.function;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 5) Tensor hidden(Tensor x);

    default Tensor forward(@Input(4) Tensor x) {
        return hidden(x).glu();
    }
}
