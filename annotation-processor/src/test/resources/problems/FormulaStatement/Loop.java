package formulastatement.loop;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            double y = 1;
            for (int i = 0; i < 3; i++) {
                y = y * x;
            }
            return y;
        }
    }
}
