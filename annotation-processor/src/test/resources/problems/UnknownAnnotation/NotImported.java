package unknownannotation.notimported;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) @Relu Tensor hidden(@Input(64) Tensor pixels);
}
