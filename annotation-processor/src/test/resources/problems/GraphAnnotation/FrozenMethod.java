package graphannotation.frozenmethod;

import org.gradwright.*;
import org.gradwright.loss.*;
import org.gradwright.regularizer.L2;

@Network
interface Sample {
    @Dense(units = 3) Tensor y(Tensor x);

    @Frozen
    default Tensor forward(@Input(2) Tensor x) {
        return y(x);
    }
}
