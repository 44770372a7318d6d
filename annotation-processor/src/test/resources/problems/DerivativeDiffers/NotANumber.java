package derivativediffers.notanumber;

import org.gradwright.Derivative;

class Special {
    static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(x) / x;
    }

    @Derivative(of = "sinc")
    static double sincSlope(double x) {
        return (Math.cos(x) - Math.sin(x) / x) / x;
    }
}
