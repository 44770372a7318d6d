package lossnotlast.middle;

import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(@Input(64) Tensor pixels);
    @Dropout(0.2) Tensor drop(Tensor x);
}
