package formulasignature.floatresult;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static float value(double x) {
            return 1;
        }
    }
}
