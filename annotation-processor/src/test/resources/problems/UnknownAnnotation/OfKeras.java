package unknownannotation.ofkeras;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Conv2DTranspose(filters = 8) Tensor image(@Input({8, 8, 1}) Tensor pixels);
    @Dense(units = 10) @MSE Tensor digit(Tensor x);
}
