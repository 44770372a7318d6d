package nocompanion.activation;

import org.gradwright.Activation;

@Activation
public @interface Cube {
    class Formula {
        static double value(double x) {
            return x * x * x;
        }
    }
}
