package unknownmember.withoutname;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(128) Tensor hidden(@Input(64) Tensor pixels);
}
