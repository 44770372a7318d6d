package formulawithoutslope.lossofsigns;

import org.gradwright.Loss;

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
@interface Sample {
    class Formula {
        static double loss(double target, double prediction) {
            return Math.signum(target - prediction) > 0 ? 1 : 0;
        }
    }
}
