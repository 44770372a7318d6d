package formulaintegerdivision.half;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            return x * (1 / 2);
        }
    }
}
