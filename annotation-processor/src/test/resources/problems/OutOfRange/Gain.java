package outofrange.gain;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.initializer.Orthogonal;

@Network
interface Sample {
    @Dense(units = 4) @Orthogonal(gain = 0) Tensor hidden(@Input(6) Tensor x);
}
