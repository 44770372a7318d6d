package initializerwithoutparameter.withoutbias;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.initializer.Constant;
import org.gradwright.initializer.Part;

@Network
interface Sample {
    @Dense(units = 4, bias = false) @Constant(value = 0.1, of = Part.BIAS) Tensor hidden(@Input(6) Tensor x);
}
