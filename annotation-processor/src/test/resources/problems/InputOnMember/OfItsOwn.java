package inputonmember.ofitsown;

import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Input({4, 4})
    Tensor flower();

    @Flatten
    Tensor flat(Tensor flower);
}
