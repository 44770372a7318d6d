package unreadmember.activation;

import org.gradwright.Activation;

@Activation
@interface Sample {
    double alpha() default 1;

    String unit() default "";

    double[] steps() default {};

    class Formula {
        static double value(double x) {
            return x * x;
        }
    }
}
