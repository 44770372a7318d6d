package graphloss.inrepeatedblock;

import org.gradwright.Block;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Repeat;
import org.gradwright.Tensor;
import org.gradwright.Use;
import org.gradwright.loss.MeanSquaredError;

@Block
interface Residual {
    @Dense(units = 6) @MeanSquaredError Tensor first(Tensor x);
}

@Network
interface Sample {
    @Use(Residual.class) @Repeat(3) Tensor body(Tensor x);
    @Dense(units = 4) Tensor last(Tensor x);

    default Tensor forward(@Input(6) Tensor x) {
        return last(body(x));
    }
}
