package formulasignature.severaltensors;

import org.gradwright.Loss;

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE, tensors = 4)
@interface Four {
    class Formula {
        static double loss(double first, double second, double third) {
            return first * second * third;
        }
    }
}

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE, tensors = 3)
@interface OfAClass {
    class Formula {
        static double loss(double[] first, double[] second, int kind) {
            return first[kind] * second[kind];
        }
    }
}
