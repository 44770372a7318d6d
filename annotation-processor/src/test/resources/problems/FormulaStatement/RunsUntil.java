package formulastatement.runsuntil;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            double y = 1;
            while (y < x) {
                y = y * 2;
            }
            return y;
        }
    }
}
