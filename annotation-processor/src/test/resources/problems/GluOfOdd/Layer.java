package gluofodd.layer;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Glu;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Sample {
    @Dense(units = 7) @Glu Tensor gated(@Input(4) Tensor x);

    @Dense(units = 2) @MeanSquaredError Tensor y(Tensor x);
}
