package formulasignature.everything;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        float value(float x, Double y) {
            return x;
        }
    }
}
