package javac.reductionunknown;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Reduction;
import org.gradwright.Tensor;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Sample {
    @Dense(units = 8) @MeanSquaredError(reduction = Reduction.MIDDLE) Tensor hidden(@Input(64) Tensor pixels);
}
