package formularecursion.itself;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            return x > 0 ? x : value(-x);
        }
    }
}
