package outofrange.weightnotanumber;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.Huber;
import org.gradwright.loss.Weight;

@Network
interface Sample {
    @Dense(units = 2) @Huber @Weight(0.0 / 0) Tensor y(@Input(64) Tensor x);
}
