package tiedlayer.notdense;

import org.gradwright.Block;
import org.gradwright.Dense;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.Tied;
import org.gradwright.Use;

@Block
interface Coder {
    @Dense(units = 3) Tensor encode(Tensor x);
    @Flatten Tensor flat(Tensor x);
    @Tied("flat") Tensor decode(Tensor x);

    default Tensor apply(Tensor x) {
        return decode(flat(encode(x)));
    }
}

@Network
interface Sample {
    @Dense(units = 4) Tensor encode(Tensor x);
    @Use(Coder.class) Tensor body(Tensor x);

    default Tensor forward(@Input(5) Tensor x) {
        return body(encode(x));
    }
}
