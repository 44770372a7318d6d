package graphloss.nooutput;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Sample {
    @Dense(units = 4) @Relu Tensor hidden(Tensor x);
    @Dense(units = 4) Tensor last(Tensor x);
    @Dense(units = 4) @MeanSquaredError Tensor y(Tensor x);

    default Tensor forward(@Input(6) Tensor x) {
        return last(y(hidden(x)));
    }
}
