package memberparametersofloss.one;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Scalar;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Sample {
    @Dense(units = 4) @Relu Tensor hidden(Tensor x);
    @Dense(units = 4) Tensor last(Tensor x);
    @MeanSquaredError Scalar error(Tensor prediction);

    default Tensor forward(@Input(6) Tensor x) {
        return last(hidden(x));
    }

    default Scalar objective(@Input(6) Tensor x) {
        return error(forward(x));
    }
}
