package softmaxofone.distribution;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.CategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 1) @CategoricalCrossEntropy Tensor digit(@Input(64) Tensor pixels);
}
