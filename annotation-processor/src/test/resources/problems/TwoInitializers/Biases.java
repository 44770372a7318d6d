package twoinitializers.biases;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.initializer.Constant;
import org.gradwright.initializer.Part;
import org.gradwright.initializer.Zeros;

@Network
interface Sample {
    @Dense(units = 4) @Constant(value = 0.1, of = Part.BIAS) @Zeros(of = Part.BIAS) Tensor hidden(@Input(6) Tensor x);
}
