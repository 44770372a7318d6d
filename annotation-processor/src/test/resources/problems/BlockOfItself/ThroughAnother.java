package blockofitself.throughanother;

import org.gradwright.Block;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.Use;

@Block
interface Residual {
    @Dense(units = 6) Tensor first(Tensor x);
    @Use(Stage.class) Tensor inner(Tensor x);
}

@Block
interface Stage {
    @Use(Residual.class) Tensor outer(Tensor x);
}

@Network
interface Sample {
    @Use(Residual.class) Tensor body(Tensor x);

    default Tensor forward(@Input(6) Tensor x) {
        return body(x);
    }
}
