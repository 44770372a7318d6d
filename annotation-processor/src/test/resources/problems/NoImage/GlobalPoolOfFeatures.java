package noimage.globalpooloffeatures;

import org.gradwright.Dense;
import org.gradwright.GlobalAveragePool;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @GlobalAveragePool Tensor mean(@Input(64) Tensor pixels);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
