package trunkoutputs.record;

import org.gradwright.*;
import org.gradwright.activation.*;
import org.gradwright.loss.*;

@Network
interface HealthyTwo {
    record Outputs(Tensor kind, Tensor size) {}

    @Dense(units = 6) @Relu Tensor hidden(Tensor x);
    @Dense(units = 3) @SparseCategoricalCrossEntropy Tensor kind(Tensor x);
    @Dense(units = 1) @MeanSquaredError Tensor size(Tensor x);
    @Dense(units = 6) Tensor gate(Tensor x);

    default Outputs forward(@Input(6) Tensor x) {
        Tensor h = hidden(x).multiply(gate(x)).add(gate(hidden(x).add(0.5)));
        return new Outputs(kind(h), size(h));
    }
}

@Network
interface Sample {
    @Use(HealthyTwo.class) Tensor trunk(Tensor x);
    @Dense(units = 2) @MeanSquaredError Tensor y(Tensor h);

    default Tensor forward(@Input(6) Tensor x) {
        return y(trunk(x));
    }
}
