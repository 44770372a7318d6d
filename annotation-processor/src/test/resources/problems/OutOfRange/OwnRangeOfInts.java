package outofrange.ownrangeofints;

import org.gradwright.Activation;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Range;
import org.gradwright.Tensor;

@Activation
@interface Own {
    @Range(atLeast = 4)
    int steep();

    class Formula {
        static double value(double x, double steep) {
            return Math.tanh(steep * x);
        }
    }
}

@Network
interface Sample {
    @Dense(units = 8) @Own(steep = 3) Tensor hidden(@Input(4) Tensor x);
}
