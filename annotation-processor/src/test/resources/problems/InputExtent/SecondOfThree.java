package inputextent.secondofthree;

import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Flatten Tensor flat(@Input({8, -8, 3}) Tensor pixels);
}
