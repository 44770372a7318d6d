package outofrange.truncateddeviation;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.initializer.TruncatedNormal;

@Network
interface Sample {
    @Dense(units = 4) @TruncatedNormal(deviation = -0.1) Tensor hidden(@Input(6) Tensor x);
}
