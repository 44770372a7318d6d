package outofrange.activation;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Celu;

@Network
interface Sample {
    @Dense(units = 8) @Celu(alpha = 0) Tensor hidden(@Input(4) Tensor x);
}
