package differentiablesignature.returnsfloat;

import org.gradwright.Differentiable;

class Special {
    @Differentiable
    static float cube(double x) {
        return 0;
    }
}
