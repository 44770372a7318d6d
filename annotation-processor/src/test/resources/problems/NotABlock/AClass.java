package notablock.aclass;

import org.gradwright.Block;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.Use;

@Block
abstract class Residual {
    @Dense(units = 6) abstract Tensor first(Tensor x);
}

@Network
interface Sample {
    @Use(Residual.class) Tensor body(Tensor x);

    default Tensor forward(@Input(6) Tensor x) {
        return body(x);
    }
}
