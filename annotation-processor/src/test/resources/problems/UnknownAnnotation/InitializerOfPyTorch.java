package unknownannotation.initializerofpytorch;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 4) @KaimingNormal Tensor hidden(@Input(6) Tensor x);
}
