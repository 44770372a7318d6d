package formulatoolong.thousandrounds;

import org.gradwright.Activation;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.MeanSquaredError;

@Activation
@interface Logistic {
    class Formula {
        static double value(double x) {
            for (int i = 0; i < 1000; i++) {
                x = 3.5 * x * (1 - x);
            }
            return x;
        }
    }
}

@Network
interface Sample {
    @Dense(units = 1) @Logistic @MeanSquaredError Tensor price(@Input(4) Tensor x);
}
