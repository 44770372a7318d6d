package lossnotlast.twoofthree;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Sample {
    @Dense(units = 10) @MeanSquaredError Tensor a(@Input(64) Tensor pixels);
    @Dense(units = 10) @MeanSquaredError Tensor b(Tensor x);
    @Dense(units = 1) @MeanSquaredError Tensor price(Tensor x);
}
