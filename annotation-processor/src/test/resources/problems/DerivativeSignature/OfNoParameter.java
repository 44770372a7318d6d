package derivativesignature.ofnoparameter;

import org.gradwright.Derivative;

class Special {
    static double half() {
        return 0.5;
    }

    @Derivative(of = "half")
    static double slope() {
        return 0;
    }
}
