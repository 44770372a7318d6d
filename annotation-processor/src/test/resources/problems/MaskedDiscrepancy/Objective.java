package maskeddiscrepancy.objective;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Scalar;
import org.gradwright.Tensor;
import org.gradwright.loss.Masked;
import org.gradwright.loss.MaximumMeanDiscrepancy;

@Network
interface Sample {
    @Dense(units = 3) Tensor drawn(Tensor x);

    @MaximumMeanDiscrepancy(bandwidth = 2) @Masked Scalar discrepancy(Tensor x, Tensor y);

    default Tensor forward(@Input(4) Tensor noise) {
        return drawn(noise);
    }

    default Scalar objective(@Input(4) Tensor noise, @Input(3) Tensor real) {
        return discrepancy(forward(noise), real);
    }
}
