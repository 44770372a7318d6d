package formulaunknownmethod.random;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            return x * Math.random();
        }
    }
}
