package outofrange.labelsmoothing;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.CategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 2) @CategoricalCrossEntropy(labelSmoothing = 1) Tensor y(@Input(64) Tensor x);
}
