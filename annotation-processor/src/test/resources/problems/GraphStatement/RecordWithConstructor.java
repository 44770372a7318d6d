package graphstatement.recordwithconstructor;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;

@Network
interface Sample {
    record Pair(Tensor one, Tensor two) {
        Pair(Tensor one) {
            this(one, one);
        }
    }

    @Dense(units = 4) @Relu Tensor hidden(Tensor x);
    @Dense(units = 4) Tensor last(Tensor x);

    default Pair forward(@Input(6) Tensor x) {
        return new Pair(last(hidden(x)));
    }
}
