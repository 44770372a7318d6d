package differentiablesignature.privatemethod;

import org.gradwright.Differentiable;

class Special {
    @Differentiable
    private static double cube(double x) {
        return x * x * x;
    }
}
