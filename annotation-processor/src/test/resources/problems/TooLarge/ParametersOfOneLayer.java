package toolarge.parametersofonelayer;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @org.gradwright.BatchNorm Tensor norm(@Input(1_500_000_000) Tensor pixels);
}
