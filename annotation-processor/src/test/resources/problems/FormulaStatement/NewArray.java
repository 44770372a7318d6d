package formulastatement.newarray;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            double[] y = new double[3];
            for (int i = 1; i < 3; i++) {
                y[i] = y[i - 1] + x;
            }
            return y[2];
        }
    }
}
