package derivativediffers.lastdigits;

import org.gradwright.Derivative;

class Special {
    static double ramp(double x) {
        return 3.14159 * x;
    }

    @Derivative(of = "ramp")
    static double rampSlope(double x) {
        return 3.142;
    }
}
