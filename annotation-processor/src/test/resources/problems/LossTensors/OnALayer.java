package losstensors.onalayer;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.Triplet;

@Network
interface Sample {
    @Dense(units = 8) @Triplet(margin = 0.2) Tensor face(@Input(4) Tensor x);
}
