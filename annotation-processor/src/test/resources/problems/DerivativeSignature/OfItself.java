package derivativesignature.ofitself;

import org.gradwright.Derivative;

class Special {
    @Derivative(of = "cube")
    static double cube(double x) {
        return 3 * x * x;
    }
}
