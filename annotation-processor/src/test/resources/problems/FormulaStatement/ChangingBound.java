package formulastatement.changingbound;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            int n = 3;
            for (int i = 0; i < n; i++) {
                x = x * 0.5;
                n--;
            }
            return x;
        }
    }
}
