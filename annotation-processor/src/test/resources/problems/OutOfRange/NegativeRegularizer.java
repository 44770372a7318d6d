package outofrange.negativeregularizer;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.regularizer.L2;

@Network
interface Sample {
    @Dense(units = 8) @L2(-1e-4) Tensor hidden(@Input(4) Tensor x);
}
