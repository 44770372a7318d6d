package unboundparameter.misspelled;

import org.gradwright.Activation;

@Activation
@interface Sample {
    double alhpa() default 1;

    class Formula {
        static double value(double x, double alpha) {
            return alpha * x;
        }
    }
}
