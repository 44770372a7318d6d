package regularizerwithoutbias.defaultofown;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Regularizer;
import org.gradwright.Tensor;

@Regularizer
@interface Own {
    boolean bias() default true;

    class Formula {
        static double penalty(double weight) {
            return weight * weight;
        }
    }
}

@Network
interface Sample {
    @Dense(units = 8, bias = false) @Own Tensor hidden(@Input(64) Tensor pixels);
}
