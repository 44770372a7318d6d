package hidingtype.companion;

import org.gradwright.Activation;

class StrictMath {}

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            return Math.sin(x);
        }
    }
}
