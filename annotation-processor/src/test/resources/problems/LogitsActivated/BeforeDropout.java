package logitsactivated.beforedropout;

import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Sigmoid;
import org.gradwright.loss.CategoricalCrossEntropy;

@Network
interface Sample {
    @Dense(units = 8) @Sigmoid Tensor hidden(@Input(64) Tensor pixels);
    @Dropout(0.2) Tensor drop(Tensor x);
    @Flatten @CategoricalCrossEntropy Tensor digit(Tensor x);
}
