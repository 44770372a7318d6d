package normalizesone.groupnorm;

import org.gradwright.Dense;
import org.gradwright.GroupNorm;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 8) Tensor sum(@Input(64) Tensor pixels);
    @GroupNorm(8) Tensor norm(Tensor x);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}
