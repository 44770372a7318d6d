package unknownannotation.misspelledinput;

import org.gradwright.Dense;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) Tensor hidden(@Inptu(64) Tensor pixels);
}
