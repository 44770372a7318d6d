package unmarkednetwork.forgotten;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Tensor;

interface Sample {
    @Dense(units = 8) Tensor hidden(@Input(13) Tensor house);
    @Dense(units = 1) Tensor price(Tensor x);
}
