package formulaexpression.cast;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            return (float) x;
        }
    }
}
