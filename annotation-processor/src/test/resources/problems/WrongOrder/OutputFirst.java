package wrongorder.outputfirst;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Sample {
    @Dense(units = 1) @MeanSquaredError Tensor price(Tensor hidden);
    @Dense(units = 8) Tensor hidden(@Input(13) Tensor house);
}
