package membertype.reductionofanotherpackage;

import org.gradwright.Loss;

enum Reduction {
    MEAN,
    SUM
}

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
@interface Sample {
    Reduction reduction() default Reduction.SUM;

    class Formula {
        static double loss(double target, double prediction) {
            return Math.abs(target - prediction);
        }
    }
}
