package noformula.overloaded;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            return x;
        }

        static double value(double x, double y) {
            return x + y;
        }
    }
}
