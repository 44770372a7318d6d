package twoactivations.reluandtanh;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.activation.Tanh;

@Network
interface Sample {
    @Relu @Dense(units = 8) @Tanh Tensor hidden(@Input(64) Tensor pixels);
}
