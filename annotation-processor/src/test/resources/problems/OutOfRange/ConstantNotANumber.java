package outofrange.constantnotanumber;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.initializer.Constant;

@Network
interface Sample {
    @Dense(units = 4) @Constant(Double.NaN) Tensor hidden(@Input(6) Tensor x);
}
