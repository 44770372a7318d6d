package graphreturn.applyscalar;

import org.gradwright.Block;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Scalar;
import org.gradwright.Tensor;
import org.gradwright.Use;
import org.gradwright.loss.MeanSquaredError;

@Block
interface Residual {
    @Dense(units = 6) Tensor first(Tensor x);
    @MeanSquaredError Scalar error(Tensor prediction, Tensor target);

    default Scalar apply(Tensor x) {
        return error(first(x), x);
    }
}

@Network
interface Sample {
    @Use(Residual.class) Tensor body(Tensor x);

    default Tensor forward(@Input(6) Tensor x) {
        return body(x);
    }
}
