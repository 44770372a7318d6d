package notprobabilities.relubeforedropout;

import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.BinaryCrossEntropy;

@Network
interface Sample {
    @Dense(units = 1) @Relu Tensor spam(@Input(64) Tensor words);
    @Dropout(0.2) @BinaryCrossEntropy Tensor drop(Tensor x);
}
