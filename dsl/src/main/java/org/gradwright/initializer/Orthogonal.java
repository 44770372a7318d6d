// SPDX-License-Identifier: Apache-2.0
package org.gradwright.initializer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Initializer;
import org.gradwright.Range;

/**
 * A random orthogonal matrix times {@code gain}.
 *
 * <p>The weight counts as a matrix of its last extent and of all others together. The longer of the two has orthogonal
 * vectors of length {@code gain}: no value is stretched or shrunk more than another one. Takes time in proportion to the
 * weight times its shorter side, about two seconds for 1024 x 1024.
 *
 * <p>Source: Saxe, McClelland and Ganguli, Exact solutions to the nonlinear dynamics of learning in deep linear neural networks, 2014.
 *
 * <pre>{@code
 * @Dense(units = 32) @Tanh @Orthogonal(gain = 1.2) Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>becomes {@code Initializer.orthogonal(64, 32, 1.2)} for the weight of {@code hidden} in the generated class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Initializer
public @interface Orthogonal {
    /** What the matrix is multiplied by, above 0. */
    @Range(above = 0, name = "gain", example = "gain = 1.414 goes with @Relu.")
    double gain() default 1;
}
