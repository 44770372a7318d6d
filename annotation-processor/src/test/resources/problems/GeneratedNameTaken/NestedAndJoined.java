package generatednametaken.nestedandjoined;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface A_B {
    @Dense(units = 8) Tensor hidden(@Input(64) Tensor pixels);
}

class A {
    @Network
    interface B {
        @Dense(units = 8) Tensor hidden(@Input(64) Tensor pixels);
    }
}
