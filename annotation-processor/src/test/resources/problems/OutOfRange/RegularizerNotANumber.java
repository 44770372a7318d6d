package outofrange.regularizernotanumber;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.regularizer.L2;

@Network
interface Sample {
    @Dense(units = 8) @L2(0.0 / 0.0) Tensor h(@Input(4) Tensor x);
}
