package outofrange.oneinfloat;

import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) Tensor hidden(@Input(4) Tensor x);
    @Dropout(0.99999999999) Tensor drop(Tensor x);
}
