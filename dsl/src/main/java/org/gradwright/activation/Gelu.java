// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;
import org.gradwright.Derivative;

/**
 * Gaussian error linear unit: {@code y = x * P(x)}, where {@code P(x) = (1 + erf(x / sqrt(2))) / 2} is the share of the
 * normal distribution below {@code x}.
 *
 * <p>Range about -0.170 to infinity. {@link GeluTanh} is an approximation that takes about half the time.
 *
 * <p>Numeric error in float: at most 6 ulp, also in the far negative tail; the slope is within 4 units of {@code 2^-24}. In
 * double it is at most 5 ulp.
 *
 * <p>Source: Hendrycks and Gimpel, Gaussian Error Linear Units, 2016. The share beyond {@code t = abs(x)} is
 * {@code exp(-t^2 / 2) * p(k) / (2 + 2.5 * t)} with {@code k = (t - 5) / (t + 5)}, where {@code p} is a polynomial of degree
 * 23: the Chebyshev series of what is left, as Shepherd and Laframboise found it for erfc (Chebyshev approximation of
 * {@code (1 + 2x) exp(x^2) erfc x}, Mathematics of Computation 36, 1981), with coefficients computed to 60 digits for these
 * {@code k} and rearranged by powers. So nothing cancels: the share keeps its digits as far as it has any.
 *
 * <pre>{@code
 * @Dense(units = 128) @Gelu
 * Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each element, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * float e = exp(-t * t / 2);                    // t = abs(x)
 * float beyond = e * p(k) / (2 + 2.5f * t);
 * float share = x > 0 ? 1 - beyond : beyond;
 * y = x * share;
 * dx = dy * (share + x * 0.39894228f * e);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation(rectifier = true)
public @interface Gelu {
    /** The function, and the derivative of the normal distribution. */
    final class Formula {
        private static final double INVERSE_ROOT_OF_TWO_PI = 0.3989422804014327;

        static double value(double x) {
            return x * share(x);
        }

        /** The share of the normal distribution below x. */
        static double share(double x) {
            double t = size(x);
            double beyond = bell(t) * polynomial((t - 5) / (t + 5)) / (2 + 2.5 * t);
            return x > 0 ? 1 - beyond : beyond;
        }

        @Derivative(of = "share")
        static double density(double x) {
            return INVERSE_ROOT_OF_TWO_PI * bell(size(x));
        }

        /** The distance of x from 0; from 40 on, where the share beyond is 0, it is 40. */
        private static double size(double x) {
            double t = Math.abs(x);
            return t > 40 ? 40 : t;
        }

        /**
         * {@code exp(-t^2 / 2)} for t from 0 to 40. Of {@code t^2 / 2} what is lost by rounding is made up for afterwards: the
         * exponential would magnify it. Sixteenths have exact squares, in float too.
         */
        private static double bell(double t) {
            double sixteenths = Math.floor(16 * t) / 16;
            double exact = 0.5 * sixteenths * sixteenths;
            double rest = 0.5 * (t - sixteenths) * (t + sixteenths);
            double square = exact + rest;
            double lost = rest - (square - exact);
            double e = Math.exp(-square);
            return e - e * lost;
        }

        /** {@code (1 + 1.25 * t) * exp(t^2 / 2) * erfc(t / sqrt(2))} by {@code k = (t - 5) / (t + 5)}: even and odd powers apart. */
        private static double polynomial(double k) {
            double square = k * k;
            double even = -6.426145403384382e-10;
            even = even * square + 8.362469273735985e-9;
            even = even * square - 6.057417704620472e-8;
            even = even * square + 2.814957519235377e-7;
            even = even * square + 1.6145042501616249e-7;
            even = even * square - 2.80623632081001e-5;
            even = even * square + 0.00048604907947237313;
            even = even * square - 0.004299956225987042;
            even = even * square - 0.04242172378200577;
            even = even * square - 0.08993028355783371;
            even = even * square + 0.019541515121907174;
            even = even * square + 1.1153299221375912;
            double odd = -9.850116346535164e-10;
            odd = odd * square + 1.1394122018991326e-8;
            odd = odd * square - 8.038144016810482e-8;
            odd = odd * square + 5.104085793314865e-7;
            odd = odd * square - 3.3903597407844785e-6;
            odd = odd * square + 2.3284619599070024e-5;
            odd = odd * square - 0.00013449960943596708;
            odd = odd * square - 4.7659427847180494e-5;
            odd = odd * square + 0.017494423847805037;
            odd = odd * square + 0.07304935835304041;
            odd = odd * square + 0.0654478195951373;
            odd = odd * square - 0.1571519269530166;
            return even + k * odd;
        }
    }
}
