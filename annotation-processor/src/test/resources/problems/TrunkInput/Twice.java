package trunkinput.twice;

import org.gradwright.*;
import org.gradwright.activation.*;
import org.gradwright.loss.*;

@Network
interface HealthyWide {
    @Dense(units = 8) @Relu Tensor hidden(@Input(64) Tensor pixels);
    @Dense(units = 10) Tensor digit(Tensor x);
}

@Network
interface Sample {
    @Use(HealthyWide.class) @Repeat(2) Tensor trunk(Tensor x);
    @Dense(units = 2) @MeanSquaredError Tensor y(Tensor h);

    default Tensor forward(@Input(64) Tensor x) {
        return y(trunk(x));
    }
}
