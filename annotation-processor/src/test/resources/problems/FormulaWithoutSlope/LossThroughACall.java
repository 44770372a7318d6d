package formulawithoutslope.lossthroughacall;

import org.gradwright.Loss;

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
@interface Sample {
    class Formula {
        static double loss(double target, double prediction) {
            return squared(target, prediction);
        }

        private static double squared(double a, double b) {
            return a * a;
        }
    }
}
