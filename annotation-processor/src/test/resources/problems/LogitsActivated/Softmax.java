package logitsactivated.softmax;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Softmax;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 3) @Softmax @SparseCategoricalCrossEntropy Tensor digit(@Input(4) Tensor x);
}
