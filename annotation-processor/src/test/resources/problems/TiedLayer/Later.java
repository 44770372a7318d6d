package tiedlayer.later;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.Tied;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Sample {
    @Tied("last") Tensor first(@Input(5) Tensor x);
    @Dense(units = 5) @MeanSquaredError Tensor last(Tensor h);
}
