package losstensors.onanoutputofagraph;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.MarginRanking;

@Network
interface Sample {
    @Dense(units = 1) @MarginRanking Tensor score(Tensor x);

    default Tensor forward(@Input(4) Tensor x) {
        return score(x);
    }
}
