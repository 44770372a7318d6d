package initializerwithoutparameter.normalization;

import org.gradwright.BatchNorm;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.initializer.Ones;

@Network
interface Sample {
    @Dense(units = 4) Tensor hidden(@Input(6) Tensor x);
    @BatchNorm @Ones Tensor norm(Tensor x);
}
