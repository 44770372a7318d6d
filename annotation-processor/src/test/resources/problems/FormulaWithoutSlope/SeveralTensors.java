package formulawithoutslope.severaltensors;

import org.gradwright.Loss;

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE, tensors = 3)
@interface Disorder {
    class Formula {
        static double loss(double first, double second, double third) {
            return first > second || second > third ? 1 : 0;
        }
    }
}

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE, tensors = 3)
@interface Nothing {
    class Formula {
        static double loss(double first, double second, double third) {
            return 2;
        }
    }
}

@Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE, tensors = 3)
@interface OnlyTheLast {
    class Formula {
        static double loss(double first, double second, double third) {
            return third;
        }
    }
}
