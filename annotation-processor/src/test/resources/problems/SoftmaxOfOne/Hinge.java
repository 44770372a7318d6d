package softmaxofone.hinge;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.MulticlassHinge;

@Network
interface Sample {
    @Dense(units = 1) @MulticlassHinge Tensor kind(@Input(64) Tensor x);
}
