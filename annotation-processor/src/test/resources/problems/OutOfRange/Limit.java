package outofrange.limit;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.initializer.Uniform;

@Network
interface Sample {
    @Dense(units = 4) @Uniform(limit = -1) Tensor hidden(@Input(6) Tensor x);
}
