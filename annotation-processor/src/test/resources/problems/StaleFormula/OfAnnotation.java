package staleformula.ofannotation;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 2)
    @Bell
    Tensor last(@Input(3) Tensor x);
}
