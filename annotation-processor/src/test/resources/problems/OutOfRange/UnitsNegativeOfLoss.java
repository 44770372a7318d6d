package outofrange.unitsnegativeofloss;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = -3) @SparseCategoricalCrossEntropy Tensor digit(@Input(64) Tensor pixels);
}
