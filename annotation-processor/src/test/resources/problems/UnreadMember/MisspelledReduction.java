package unreadmember.misspelledreduction;

import org.gradwright.Loss;
import org.gradwright.Reduction;

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
@interface Sample {
    Reduction reductoin() default Reduction.MEAN;

    class Formula {
        static double loss(double target, double prediction) {
            return Math.abs(target - prediction);
        }
    }
}
