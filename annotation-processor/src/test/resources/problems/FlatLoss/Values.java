package flatloss.values;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Loss;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
@interface Own {
    double power();

    class Formula {
        static double loss(double target, double prediction, double power) {
            return power > 1 ? Math.pow(Math.abs(target - prediction), power) : Math.abs(target);
        }
    }
}

@Network
interface Sample {
    @Dense(units = 8) @Own(power = 1) Tensor price(@Input(4) Tensor x);
}
