package lossnotflat.batchnorm;

import org.gradwright.BatchNorm;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.CategoricalCrossEntropy;

@Network
interface Sample {
    @BatchNorm @CategoricalCrossEntropy Tensor map(@Input({8, 3}) Tensor pixels);
}
