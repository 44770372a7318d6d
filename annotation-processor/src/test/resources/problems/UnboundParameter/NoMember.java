package unboundparameter.nomember;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x, double alpha) {
            return alpha * x;
        }
    }
}
