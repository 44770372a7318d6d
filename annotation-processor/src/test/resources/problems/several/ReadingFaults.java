package several.readingfaults;

import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.activation.Tanh;
import org.gradwright.loss.Huber;
import org.gradwright.loss.MeanSquaredError;

@Network
interface Sample {
    @Dense(units = 8) void hidden(@Input(64) int pixels) throws Exception;
    Tensor none(Tensor x);
    static void main(String[] arguments) {}
    @Dense(units = 1) @Dropout(0.5) @Relu @Tanh @MeanSquaredError @Huber Tensor price(Tensor x);
}
