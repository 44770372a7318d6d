package unboundparameter.notanumber;

import org.gradwright.Activation;

@Activation
@interface Sample {
    boolean steep();

    class Formula {
        static double value(double x, double steep) {
            return steep * x;
        }
    }
}
