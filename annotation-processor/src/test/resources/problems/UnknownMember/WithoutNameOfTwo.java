package unknownmember.withoutnameoftwo;

import org.gradwright.BatchNorm;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @BatchNorm(0.9) Tensor norm(@Input(64) Tensor pixels);
}
