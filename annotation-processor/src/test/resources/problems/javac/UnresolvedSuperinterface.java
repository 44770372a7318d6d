package javac.unresolvedsuperinterface;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample extends Missing {
    @Dense(units = 8) Tensor hidden(@Input(64) Tensor pixels);
}
