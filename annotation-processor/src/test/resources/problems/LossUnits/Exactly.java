package lossunits.exactly;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.GaussianNll;

@Network
interface Sample {
    @Dense(units = 1) @GaussianNll Tensor height(@Input(64) Tensor x);
}
