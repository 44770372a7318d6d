package graphannotation.frozenloss;

import org.gradwright.*;
import org.gradwright.loss.*;
import org.gradwright.regularizer.L2;

@Network
interface Sample {
    @Dense(units = 3) Tensor y(Tensor x);
    @MeanSquaredError @Frozen Scalar error(Tensor prediction, Tensor target);

    default Tensor forward(@Input(2) Tensor x) {
        return y(x);
    }

    default Scalar objective(@Input(2) Tensor x, @Input(3) Tensor target) {
        return error(y(x), target);
    }
}
