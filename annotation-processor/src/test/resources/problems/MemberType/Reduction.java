package membertype.reduction;

import org.gradwright.Loss;

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
@interface Sample {
    String reduction() default "SUM";

    class Formula {
        static double loss(double target, double prediction) {
            return Math.abs(target - prediction);
        }
    }
}
