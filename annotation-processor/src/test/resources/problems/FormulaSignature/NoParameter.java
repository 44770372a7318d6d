package formulasignature.noparameter;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value() {
            return 1;
        }
    }
}
