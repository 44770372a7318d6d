package lossnotflat.distribution;

import org.gradwright.*;
import org.gradwright.activation.Sigmoid;

@Loss(takes = Loss.Takes.PROBABILITIES, link = Loss.Link.IDENTITY, target = Loss.Target.DISTRIBUTION)
@interface Divergence {
    class Formula {
        static double loss(double target, double prediction) {
            return target * Math.log((target + 1e-6) / (prediction + 1e-6));
        }
    }
}

@Network
interface Sample {
    @BatchNorm @Sigmoid @Divergence Tensor map(@Input({8, 3}) Tensor pixels);
}
