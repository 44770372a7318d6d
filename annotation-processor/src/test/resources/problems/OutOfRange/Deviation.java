package outofrange.deviation;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.initializer.Normal;

@Network
interface Sample {
    @Dense(units = 4) @Normal(deviation = 0) Tensor hidden(@Input(6) Tensor x);
}
