package unboundparameter.othername;

import org.gradwright.Activation;

@Activation
@interface Sample {
    double slope();

    class Formula {
        static double value(double x, double alpha) {
            return alpha * x;
        }
    }
}
