package logitsactivated.sigmoidbeforesoftmax;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.HardSigmoid;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 3) @HardSigmoid @SparseCategoricalCrossEntropy Tensor kind(@Input(64) Tensor words);
}
