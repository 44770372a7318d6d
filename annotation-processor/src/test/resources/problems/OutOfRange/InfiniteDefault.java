package outofrange.infinitedefault;

import org.gradwright.Activation;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Activation
@interface Own {
    float steep() default 1e10f * 1e30f;

    class Formula {
        static double value(double x, double steep) {
            return Math.tanh(steep * x);
        }
    }
}

@Network
interface Sample {
    @Dense(units = 8) @Own Tensor hidden(@Input(4) Tensor x);
}
