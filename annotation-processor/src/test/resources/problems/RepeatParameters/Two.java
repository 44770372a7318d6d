package repeatparameters.two;

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
}

@Network
interface Sample {
    @Use(Residual.class) @Repeat(2) Tensor body(Tensor x, Tensor y);

    default Tensor forward(@Input(6) Tensor x) {
        return body(x, x);
    }
}
