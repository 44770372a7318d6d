package notprobabilities.relu;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.BinaryCrossEntropy;

@Network
interface Sample {
    @Dense(units = 1) @Relu @BinaryCrossEntropy Tensor spam(@Input(64) Tensor words);
}
