package derivativesignature.notstatic;

import org.gradwright.Derivative;

class Special {
    static double cube(double x) {
        return x * x * x;
    }

    @Derivative(of = "cube")
    double cubeSlope(double x) {
        return 3 * x * x;
    }
}
