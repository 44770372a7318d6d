package outofrange.lossoverzero;

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

    @MeanSquaredError Scalar error(Tensor prediction, Tensor target);

    default Tensor forward(@Input(6) Tensor x) {
        return last(hidden(x));
    }

    default Scalar objective(@Input(6) Tensor x, @Input(4) Tensor y) {
        return error(forward(x), y).divide(0);
    }
}
