package unknownannotation.layernotthere;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Sample {
    @Lambda Tensor image(@Input({8, 8, 1}) Tensor pixels);
    @Dense(units = 10) @MeanSquaredError Tensor digit(Tensor x);
}
