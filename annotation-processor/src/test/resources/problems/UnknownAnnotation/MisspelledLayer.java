package unknownannotation.misspelledlayer;

import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dens(units = 8) Tensor hidden(@Input(64) Tensor pixels);
}
