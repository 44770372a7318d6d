package differentiablesignature.nothingvaries;

import org.gradwright.Differentiable;

class Special {
    @Differentiable
    static double half(int n) {
        return 0.5 * n;
    }
}
