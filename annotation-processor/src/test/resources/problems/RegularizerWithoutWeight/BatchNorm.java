package regularizerwithoutweight.batchnorm;

import org.gradwright.BatchNorm;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;
import org.gradwright.regularizer.L2;

@Network
interface Sample {
    @Dense(units = 8) Tensor hidden(@Input(64) Tensor pixels);
    @BatchNorm @L2(1e-4) Tensor norm(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
