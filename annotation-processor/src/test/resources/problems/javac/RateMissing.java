package javac.ratemissing;

import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) Tensor hidden(@Input(64) Tensor pixels);
    @Dropout Tensor drop(Tensor x);
}
