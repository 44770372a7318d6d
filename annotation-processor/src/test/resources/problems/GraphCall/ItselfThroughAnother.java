package graphcall.itselfthroughanother;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;

@Network
interface Sample {
    @Dense(units = 4) @Relu Tensor hidden(Tensor x);
    @Dense(units = 4) Tensor last(Tensor x);

    default Tensor deep(Tensor x) {
        return deeper(last(x));
    }

    default Tensor deeper(Tensor x) {
        return deep(x);
    }

    default Tensor forward(@Input(6) Tensor x) {
        return deep(hidden(x));
    }
}
