package formulatype.longlocal;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            long y = 2;
            return x * y;
        }
    }
}
