package nametakentwice.outputandinput;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;

@Network
interface Sample {
    record Outputs(Tensor x, Tensor one) {}

    @Dense(units = 4) @Relu Tensor hidden(Tensor x);
    @Dense(units = 4) Tensor last(Tensor x);

    default Outputs forward(@Input(6) Tensor x) {
        return new Outputs(hidden(x), last(x));
    }
}
