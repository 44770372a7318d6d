package graphshapes.meanalongthebatch;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;

@Network
interface Sample {
    @Dense(units = 4) @Relu Tensor hidden(Tensor x);

    default Tensor forward(@Input({5, 6, 4}) Tensor x) {
        return hidden(x.mean(-4).flatten());
    }
}
