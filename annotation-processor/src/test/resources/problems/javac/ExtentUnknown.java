package javac.extentunknown;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) Tensor hidden(@Input(Shapes.PIXELS) Tensor pixels);
}
