package wrongrange.everything;

import org.gradwright.Activation;
import org.gradwright.Range;

@Activation
@interface Sample {
    @Range(atLeast = 1, below = 1)
    double none() default 1;

    @Range(above = Double.NaN)
    double unordered() default 1;

    @Range(above = 0)
    double outside() default 0;

    @Range(atLeast = 0)
    boolean truth() default true;

    class Formula {
        static double value(double x, double none, double unordered, double outside) {
            return x * none * unordered * outside;
        }
    }
}
