package logitsactivated.sigmoidtwice;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Sigmoid;
import org.gradwright.loss.SigmoidCrossEntropy;

@Network
interface Sample {
    @Dense(units = 1) @Sigmoid @SigmoidCrossEntropy Tensor spam(@Input(64) Tensor words);
}
