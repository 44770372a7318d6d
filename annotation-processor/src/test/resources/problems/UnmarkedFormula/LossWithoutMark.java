package unmarkedformula.losswithoutmark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Target(ElementType.METHOD)
@interface Pinball {
    final class Formula {
        static double loss(double target, double prediction) {
            return target - prediction;
        }
    }
}

@Network
interface Sample {
    @Dense(units = 1) @Pinball Tensor delay(@Input(8) Tensor x);
}
