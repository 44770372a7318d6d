package trunkmember.notcalled;

import org.gradwright.*;
import org.gradwright.activation.*;
import org.gradwright.loss.*;

@Block
interface Part {
    @Dense(units = 5) @Relu Tensor first(Tensor x);
    @Dense(units = 5) @Relu Tensor second(Tensor x);

    default Tensor apply(Tensor x) {
        return first(x);
    }
}

@Network
interface Sample {
    @Use(value = Part.class, upTo = "second") Tensor part(Tensor x);
    @Dense(units = 2) @MeanSquaredError Tensor y(Tensor h);

    default Tensor forward(@Input(6) Tensor x) {
        return y(part(x));
    }
}
