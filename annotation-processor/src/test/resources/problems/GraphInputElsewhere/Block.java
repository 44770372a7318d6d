package graphinputelsewhere.block;

import org.gradwright.Block;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.Use;

@Block
interface Residual {
    @Dense(units = 6) Tensor first(@Input(6) Tensor x);
}

@Network
interface Sample {
    @Use(Residual.class) Tensor body(Tensor x);

    default Tensor forward(@Input(6) Tensor x) {
        return body(x);
    }
}
