package outofrange.ofclassfile;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) @Own(steep = 0) Tensor hidden(@Input(4) Tensor x);
}
