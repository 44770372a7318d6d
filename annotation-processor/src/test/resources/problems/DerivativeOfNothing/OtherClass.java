package derivativeofnothing.otherclass;

import org.gradwright.Derivative;

class Special {
    static double logarithm(double x) {
        return Math.log(x);
    }

    static class Slopes {
        @Derivative(of = "logarithm")
        static double slope(double x) {
            return 1 / x;
        }
    }
}
