package formulasignature.notstatic;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        double value(double x) {
            return x;
        }
    }
}
