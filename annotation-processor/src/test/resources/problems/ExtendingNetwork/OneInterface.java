package extendingnetwork.oneinterface;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

interface Base {
    @Dense(units = 8) Tensor hidden(@Input(64) Tensor pixels);
}

@Network
interface Sample extends Base {
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
