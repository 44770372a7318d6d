package outofrange.momentum;

import org.gradwright.BatchNorm;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 8) Tensor hidden(@Input(64) Tensor pixels);
    @BatchNorm(epsilon = 1e-3, momentum = 1) Tensor norm(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
