package derivativesignature.otherparameters;

import org.gradwright.Derivative;

class Special {
    static double power(double x, double n) {
        return Math.pow(x, n);
    }

    @Derivative(of = "power", in = "x")
    static double powerSlope(double x, int n) {
        return n * Math.pow(x, n - 1);
    }
}
