package formulatype.intlocal;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            int y = 2;
            return x * y;
        }
    }
}
