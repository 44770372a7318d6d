package derivativediffers.otherparameter;

import org.gradwright.Derivative;

class Special {
    static double power(double x, double n) {
        return Math.pow(x, n);
    }

    @Derivative(of = "power", in = "x")
    static double inBase(double x, double n) {
        return n * Math.pow(x, n - 1);
    }

    @Derivative(of = "power", in = "n")
    static double inExponent(double x, double n) {
        return n * Math.pow(x, n - 1);
    }
}
