package nameclash.maskofoutput;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.Masked;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Sample {
    record Outputs(Tensor one, Tensor oneMask) {}

    @Dense(units = 4) @MeanSquaredError @Masked Tensor y(Tensor x);
    @Dense(units = 4) Tensor last(Tensor x);

    default Outputs forward(@Input(6) Tensor x) {
        return new Outputs(y(x), last(x));
    }
}
