package unknownannotation.logsoftmax;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 10) @LogSoftmax Tensor digit(@Input(64) Tensor pixels);
}
