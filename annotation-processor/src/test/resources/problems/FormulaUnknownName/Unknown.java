package formulaunknownname.unknown;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            double rate = 2;
            return x * rat;
        }
    }
}
