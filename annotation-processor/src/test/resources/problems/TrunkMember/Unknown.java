package trunkmember.unknown;

import org.gradwright.*;
import org.gradwright.activation.*;
import org.gradwright.loss.*;

@Network
interface HealthyDigits {
    @Dense(units = 8) @Relu Tensor hidden(@Input(64) Tensor pixels);
    @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
}

@Network
interface Sample {
    @Use(value = HealthyDigits.class, upTo = "hiden") Tensor trunk(Tensor x);
    @Dense(units = 2) @MeanSquaredError Tensor y(Tensor h);

    default Tensor forward(@Input(64) Tensor x) {
        return y(trunk(x));
    }
}
