package derivativesignature.ofaninstancemethod;

import org.gradwright.Derivative;

class Special {
    double cube(double x) {
        return x * x * x;
    }

    @Derivative(of = "cube")
    static double cubeSlope(double x) {
        return 3 * x * x;
    }
}
