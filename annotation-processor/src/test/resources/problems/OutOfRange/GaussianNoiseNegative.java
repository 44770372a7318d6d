package outofrange.gaussiannoisenegative;

import org.gradwright.Dense;
import org.gradwright.GaussianNoise;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @GaussianNoise(-0.1) Tensor noisy(@Input(64) Tensor pixels);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
