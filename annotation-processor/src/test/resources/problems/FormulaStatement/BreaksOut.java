package formulastatement.breaksout;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            double y = 1;
            for (int i = 0; i < 10; i++) {
                if (y > x) {
                    break;
                }
                y = y * 2;
            }
            return y;
        }
    }
}
