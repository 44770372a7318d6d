package graphunused.ofblock;

import org.gradwright.Block;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Repeat;
import org.gradwright.Tensor;
import org.gradwright.Use;

@Block
interface Residual {
    @Dense(units = 6) Tensor first(Tensor x);
    @Dense(units = 6) Tensor second(Tensor x);

    default Tensor apply(Tensor x) {
        return first(x);
    }
}

@Network
interface Sample {
    @Use(Residual.class) @Repeat(2) Tensor body(Tensor x);
    @Use(Residual.class) Tensor other(Tensor x);

    default Tensor forward(@Input(6) Tensor x) {
        return body(x);
    }
}
