package formulasignature.targetisaclass;

import org.gradwright.Loss;

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.CLASS)
@interface Sample {
    class Formula {
        static double loss(double target, double prediction) {
            return prediction * target;
        }
    }
}
