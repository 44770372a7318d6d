package javac.unresolvedreturn;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) Tensr hidden(@Input(64) Tensor pixels);
}
