package derivativemissing.secondparameter;

import org.gradwright.Activation;
import org.gradwright.Derivative;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            return product(x, x);
        }

        static double product(double a, double b) {
            return a * b;
        }

        @Derivative(of = "product", in = "a")
        static double productSlope(double a, double b) {
            return b;
        }
    }
}
