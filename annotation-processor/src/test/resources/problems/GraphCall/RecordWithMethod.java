package graphcall.recordwithmethod;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;

@Network
interface Sample {
    record Pair(Tensor one, Tensor two) {
        Tensor sum() {
            return one.add(two);
        }
    }

    @Dense(units = 4) @Relu Tensor hidden(Tensor x);
    @Dense(units = 4) Tensor last(Tensor x);

    default Pair both(Tensor x) {
        return new Pair(hidden(x), last(x));
    }

    default Tensor forward(@Input(6) Tensor x) {
        return both(x).sum();
    }
}
