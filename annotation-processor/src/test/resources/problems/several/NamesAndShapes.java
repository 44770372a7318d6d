package several.namesandshapes;

import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 8) Tensor rows(@Input({8, 8}) Tensor batch);
    @Dropout(-1) Tensor predict(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
