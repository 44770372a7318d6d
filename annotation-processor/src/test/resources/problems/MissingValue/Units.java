package missingvalue.units;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense Tensor hidden(@Input(64) Tensor pixels);
}
