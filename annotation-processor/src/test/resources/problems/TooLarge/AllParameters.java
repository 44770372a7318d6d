package toolarge.allparameters;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 40_000) Tensor hidden(@Input(40_000) Tensor pixels);
    @Dense(units = 40_000) Tensor other(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
