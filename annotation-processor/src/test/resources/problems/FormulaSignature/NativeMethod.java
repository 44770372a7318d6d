package formulasignature.nativemethod;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static native double value(double x);
    }
}
