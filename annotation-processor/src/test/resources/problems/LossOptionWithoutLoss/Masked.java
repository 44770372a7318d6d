package lossoptionwithoutloss.masked;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.Masked;

@Network
interface Sample {
    @Dense(units = 8) @Masked Tensor y(@Input(64) Tensor x);
}
