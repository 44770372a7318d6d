package unknownannotation.misspelled;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) @Rleu Tensor hidden(@Input(64) Tensor pixels);
}
