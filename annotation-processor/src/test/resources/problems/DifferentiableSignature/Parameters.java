package differentiablesignature.parameters;

import org.gradwright.Differentiable;

class Special {
    @Differentiable
    static double power(float x, boolean inverse, double n) {
        return 0;
    }

    @Differentiable
    static double sum(double... numbers) {
        return numbers[0];
    }
}
