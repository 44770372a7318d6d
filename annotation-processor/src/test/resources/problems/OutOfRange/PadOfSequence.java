package outofrange.padofsequence;

import org.gradwright.AveragePool1d;
import org.gradwright.Dense;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @AveragePool1d(size = 3, pad = {1, 1}) Tensor smooth(@Input({28, 2}) Tensor steps);
    @Flatten Tensor flat(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
