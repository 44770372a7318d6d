package formulasize.callsofcalls;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static double value(double x) {
            return a(x) + a(2 * x) + a(3 * x);
        }

        private static double a(double x) {
            return b(x) * b(x + 1) + b(x + 2);
        }

        private static double b(double x) {
            return c(x) * c(x + 1) + c(x + 2);
        }

        private static double c(double x) {
            return d(x) * d(x + 1) + d(x + 2);
        }

        private static double d(double x) {
            return e(x) * e(x + 1) + e(x + 2);
        }

        private static double e(double x) {
            return f(x) * f(x + 1) + f(x + 2);
        }

        private static double f(double x) {
            return g(x) * g(x + 1) + g(x + 2);
        }

        private static double g(double x) {
            return h(x) * h(x + 1) + h(x + 2);
        }

        private static double h(double x) {
            return i(x) * i(x + 1) + i(x + 2);
        }

        private static double i(double x) {
            return j(x) * j(x + 1) + j(x + 2);
        }

        private static double j(double x) {
            return k(x) * k(x + 1) + k(x + 2);
        }

        private static double k(double x) {
            return l(x) * l(x + 1) + l(x + 2);
        }

        private static double l(double x) {
            return m(x) * m(x + 1) + m(x + 2);
        }

        private static double m(double x) {
            return n(x) * n(x + 1) + n(x + 2);
        }

        private static double n(double x) {
            return o(x) * o(x + 1) + o(x + 2);
        }

        private static double o(double x) {
            return p(x) * p(x + 1) + p(x + 2);
        }

        private static double p(double x) {
            return q(x) * q(x + 1) + q(x + 2);
        }

        private static double q(double x) {
            return r(x) * r(x + 1) + r(x + 2);
        }

        private static double r(double x) {
            return s(x) * s(x + 1) + s(x + 2);
        }

        private static double s(double x) {
            return t(x) * t(x + 1) + t(x + 2);
        }

        private static double t(double x) {
            return u(x) * u(x + 1) + u(x + 2);
        }

        private static double u(double x) {
            return x * x;
        }
    }
}
