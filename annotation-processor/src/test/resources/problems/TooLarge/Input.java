package toolarge.input;

import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Flatten Tensor flat(@Input({65536, 65536}) Tensor pixels);
}
