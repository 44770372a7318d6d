package normalizesone.layernorm;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.LayerNorm;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 1) Tensor sum(@Input(64) Tensor pixels);
    @LayerNorm Tensor norm(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
