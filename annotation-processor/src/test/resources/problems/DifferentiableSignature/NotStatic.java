package differentiablesignature.notstatic;

import org.gradwright.Differentiable;

class Special {
    @Differentiable
    double cube(double x) {
        return x * x * x;
    }
}
