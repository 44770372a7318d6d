package unreadmember.freeparameter;

import org.gradwright.Regularizer;

@Regularizer
@interface Sample {
    double weight() default 1;

    class Formula {
        static double penalty(double weight) {
            return weight * weight;
        }
    }
}
