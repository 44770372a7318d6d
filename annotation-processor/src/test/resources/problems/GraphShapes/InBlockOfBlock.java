package graphshapes.inblockofblock;

import org.gradwright.Block;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Repeat;
import org.gradwright.Tensor;
import org.gradwright.Use;
import org.gradwright.activation.Relu;

@Block
interface Residual {
    @Dense(units = 5) @Relu Tensor first(Tensor x);
    @Dense(units = 7) Tensor second(Tensor x);

    default Tensor apply(Tensor x) {
        return x.add(second(first(x)));
    }
}

@Block
interface Stage {
    @Dense(units = 6) Tensor wide(Tensor x);
    @Use(Residual.class) Tensor inner(Tensor x);
}

@Network
interface Sample {
    @Use(Stage.class) @Repeat(2) Tensor body(Tensor x);

    default Tensor forward(@Input(6) Tensor x) {
        return body(x);
    }
}
