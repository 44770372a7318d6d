package softmaxofone.activation;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Softmax;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Sample {
    @Dense(units = 1) @Softmax @MeanSquaredError Tensor share(@Input(4) Tensor x);
}
