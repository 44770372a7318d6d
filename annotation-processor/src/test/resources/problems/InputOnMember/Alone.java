package inputonmember.alone;

import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Input(4)
    Tensor flower();
}
