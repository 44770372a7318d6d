package formulasignature.predictionbeforetarget;

import org.gradwright.Loss;

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
@interface Sample {
    class Formula {
        static double loss(double prediction, double target) {
            return prediction * target;
        }
    }
}
