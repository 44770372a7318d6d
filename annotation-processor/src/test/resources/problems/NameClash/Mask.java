package nameclash.mask;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.Huber;
import org.gradwright.loss.Masked;

@Network
interface Sample {
    @Dense(units = 2) @Huber @Masked Tensor y(@Input(64) Tensor yMask);
}
