package derivativeparameter.misspelled;

import org.gradwright.Derivative;

class Special {
    static double product(double rate, double x) {
        return rate * x;
    }

    @Derivative(of = "product", in = "rte")
    static double inRate(double rate, double x) {
        return x;
    }
}
