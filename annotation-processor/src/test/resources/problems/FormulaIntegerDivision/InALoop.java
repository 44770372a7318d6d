package formulaintegerdivision.inaloop;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            double y = 0;
            for (int i = 1; i < 4; i++) {
                y += x * (1 / i);
            }
            return y;
        }
    }
}
