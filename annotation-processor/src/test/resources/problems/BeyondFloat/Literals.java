package beyondfloat.literals;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        private static final double TINY = 1e-70;

        static double value(double x) {
            return scaled(x) + scaled(-x) + Math.max(x, -1e39) + TINY * x + Double.MIN_VALUE;
        }

        private static double scaled(double x) {
            return x > 1e-46 ? x : x * x;
        }
    }
}
