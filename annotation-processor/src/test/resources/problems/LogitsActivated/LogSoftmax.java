package logitsactivated.logsoftmax;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.LogSoftmax;
import org.gradwright.loss.CategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 3) @LogSoftmax @CategoricalCrossEntropy Tensor digit(@Input(4) Tensor x);
}
