package unknownannotation.ofpytorch;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Linear(128) @ReLU Tensor hidden(@Input(64) Tensor pixels);
    @Dense(units = 10) @CrossEntropyLoss Tensor digit(Tensor x);
}
