package memberparametertype.ofmethod;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;

@Network
interface Sample {
    @Dense(units = 4) @Relu Tensor hidden(Tensor x);
    @Dense(units = 4) Tensor last(Tensor x);

    default Tensor cut(Tensor x, int n) {
        return x.slice(0, n);
    }

    default Tensor forward(@Input(6) Tensor x) {
        return last(cut(hidden(x), 4));
    }
}
