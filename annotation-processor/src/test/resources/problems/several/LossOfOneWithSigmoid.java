package several.lossofonewithsigmoid;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Sigmoid;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 1) @Sigmoid @SparseCategoricalCrossEntropy Tensor digit(@Input(64) Tensor pixels);
}
