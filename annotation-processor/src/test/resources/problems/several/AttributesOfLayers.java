package several.attributesoflayers;

import org.gradwright.BatchNorm;
import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;
import org.gradwright.regularizer.L2;

@Network
interface Sample {
    @Dense(units = 0) Tensor hidden(@Input(64) Tensor pixels);
    @Dropout(2) Tensor drop(Tensor x);
    @BatchNorm(momentum = -1, epsilon = -1) @L2(1) Tensor norm(Tensor x);
    @Dense(units = 1) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
