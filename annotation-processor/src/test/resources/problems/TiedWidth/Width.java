package tiedwidth.width;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.Tied;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Sample {
    @Dense(units = 3) Tensor encode(@Input(5) Tensor x);
    @Dense(units = 4) Tensor middle(Tensor x);
    @Tied("encode") @MeanSquaredError Tensor decode(Tensor code);
}
