package derivativeparameter.unknown;

import org.gradwright.Derivative;

class Special {
    static double product(double rate, double x) {
        return rate * x;
    }

    @Derivative(of = "product", in = "shape")
    static double inRate(double rate, double x) {
        return x;
    }
}
