package derivativetwice.oneparameter;

import org.gradwright.Derivative;

class Special {
    static double cube(double x) {
        return x * x * x;
    }

    @Derivative(of = "cube")
    static double cubeSlope(double x) {
        return 3 * x * x;
    }

    @Derivative(of = "cube", in = "x")
    static double threeSquares(double x) {
        return 3 * (x * x);
    }
}
