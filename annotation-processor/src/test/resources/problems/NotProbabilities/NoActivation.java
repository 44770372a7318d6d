package notprobabilities.noactivation;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.BinaryCrossEntropy;

@Network
interface Sample {
    @Dense(units = 1) @BinaryCrossEntropy Tensor spam(@Input(64) Tensor words);
}
