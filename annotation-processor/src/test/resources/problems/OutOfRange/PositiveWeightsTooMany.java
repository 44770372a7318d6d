package outofrange.positiveweightstoomany;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SigmoidCrossEntropy;

@Network
interface Sample {
    @Dense(units = 2) @SigmoidCrossEntropy(positiveWeights = {1, 2, 3}) Tensor y(@Input(64) Tensor x);
}
