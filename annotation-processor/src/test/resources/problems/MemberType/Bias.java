package membertype.bias;

import org.gradwright.Regularizer;

@Regularizer
@interface Sample {
    int bias() default 1;

    class Formula {
        static double penalty(double weight) {
            return weight * weight;
        }
    }
}
