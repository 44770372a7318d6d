package formulasignature.floatparameter;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(float x) {
            return x;
        }
    }
}
