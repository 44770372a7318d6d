package derivativeofothers.rowandint;

import org.gradwright.Derivative;

class Special {
    static double power(double[] row, int n, double x) {
        return Math.pow(x, n) * row[0];
    }

    @Derivative(of = "power", in = "x")
    static double powerSlope(double[] row, int n, double x) {
        return n * Math.pow(x, n - 1) * row[0];
    }
}
