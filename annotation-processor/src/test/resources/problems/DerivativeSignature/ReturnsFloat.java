package derivativesignature.returnsfloat;

import org.gradwright.Derivative;

class Special {
    static double cube(double x) {
        return x * x * x;
    }

    @Derivative(of = "cube")
    static float cubeSlope(double x) {
        return 3;
    }
}
