package outofrange.layerofrepeatedblock;

import org.gradwright.Block;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Repeat;
import org.gradwright.Tensor;
import org.gradwright.Use;

@Block
interface Residual {
    @Dropout(1.5) Tensor drop(Tensor x);
}

@Network
interface Sample {
    @Use(Residual.class) @Repeat(3) Tensor body(Tensor x);

    default Tensor forward(@Input(6) Tensor x) {
        return body(x);
    }
}
