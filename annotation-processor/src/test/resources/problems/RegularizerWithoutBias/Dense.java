package regularizerwithoutbias.dense;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;
import org.gradwright.regularizer.L2;

@Network
interface Sample {
    @Dense(units = 8, bias = false) @L2(value = 1e-4, bias = true) Tensor hidden(@Input(64) Tensor pixels);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
