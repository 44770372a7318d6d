package outofrange.activationnotanumber;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.LeakyRelu;

@Network
interface Sample {
    @Dense(units = 8) @LeakyRelu(alpha = Double.NaN) Tensor hidden(@Input(4) Tensor x);
}
