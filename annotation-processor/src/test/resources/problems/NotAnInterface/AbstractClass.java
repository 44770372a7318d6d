package notaninterface.abstractclass;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
abstract class Sample {
    @Dense(units = 8)
    abstract Tensor hidden(@Input(64) Tensor pixels);
}
