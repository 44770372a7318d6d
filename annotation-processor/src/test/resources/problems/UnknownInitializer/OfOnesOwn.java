package unknowninitializer.ofonesown;

import org.gradwright.Dense;
import org.gradwright.Initializer;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 4) @Mine Tensor hidden(@Input(6) Tensor x);
}

@Initializer
@interface Mine {}
