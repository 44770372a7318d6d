package several.missinginputandrate;

import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 8) Tensor hidden(Tensor pixels);
    @Dropout(-1) Tensor drop(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
