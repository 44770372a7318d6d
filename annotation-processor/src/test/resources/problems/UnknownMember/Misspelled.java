package unknownmember.misspelled;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(unit = 8) Tensor hidden(@Input(64) Tensor pixels);
}
