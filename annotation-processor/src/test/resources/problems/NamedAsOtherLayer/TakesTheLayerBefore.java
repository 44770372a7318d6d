package namedasotherlayer.takesthelayerbefore;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) Tensor h(@Input(4) Tensor x);
    @Dense(units = 8) Tensor k(Tensor h);
    @Dense(units = 1) Tensor y(Tensor h);
}
