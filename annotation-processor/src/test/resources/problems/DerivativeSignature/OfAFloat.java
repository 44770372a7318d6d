package derivativesignature.ofafloat;

import org.gradwright.Derivative;

class Special {
    static float cube(double x) {
        return (float) x;
    }

    @Derivative(of = "cube")
    static double cubeSlope(double x) {
        return 1;
    }
}
