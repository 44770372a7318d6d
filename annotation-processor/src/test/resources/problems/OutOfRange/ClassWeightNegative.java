package outofrange.classweightnegative;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 2) @SparseCategoricalCrossEntropy(classWeights = {1, -2}) Tensor y(@Input(64) Tensor x);
}
