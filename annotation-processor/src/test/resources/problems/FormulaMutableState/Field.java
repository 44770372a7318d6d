package formulamutablestate.field;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double factor = 2;

        static double value(double x) {
            return x * factor;
        }
    }
}
