package generatednametaken.companion;

import org.gradwright.Activation;

class SampleFormula {}

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            return x;
        }
    }
}
