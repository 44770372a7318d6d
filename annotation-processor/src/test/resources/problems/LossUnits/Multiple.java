package lossunits.multiple;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.MixtureDensity;

@Network
interface Sample {
    @Dense(units = 7) @MixtureDensity Tensor height(@Input(64) Tensor x);
}
