package tiedlayer.unknown;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.Tied;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Sample {
    @Dense(units = 3) Tensor encode(@Input(5) Tensor x);
    @Tied("encoder") @MeanSquaredError Tensor decode(Tensor code);
}
