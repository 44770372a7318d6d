package beyondfloat.infinite;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.LeakyRelu;

@Network
interface Sample {
    @Dense(units = 8) @LeakyRelu(alpha = 1e39) Tensor hidden(@Input(4) Tensor x);
}
