package formulasignature.takenname;

import org.gradwright.Activation;

@Activation
@interface Sample {
    double StrictMath() default 1;

    class Formula {
        static double value(double x, double StrictMath) {
            return Math.sin(StrictMath * x);
        }
    }
}
