package inputextent.batch;

import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Flatten Tensor flat(@Input({-1, 28, 28}) Tensor image);
}
