package lossreadsbeyond.ownloss;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Loss;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 2) @Third Tensor height(@Input(64) Tensor x);
}

@Retention(RetentionPolicy.RUNTIME)
@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.ONE)
@interface Third {
    final class Formula {
        static double loss(double target, double[] prediction) {
            double error = prediction[0] - target;
            return error * error + Math.abs(prediction[2]);
        }
    }
}
