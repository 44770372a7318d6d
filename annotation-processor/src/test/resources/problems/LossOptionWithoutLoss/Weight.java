package lossoptionwithoutloss.weight;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.Weight;

@Network
interface Sample {
    @Dense(units = 8) @Weight(0.5) Tensor y(@Input(64) Tensor x);
}
