// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A JUnit test that fails with the report of a {@link GradientCheck} when a gradient of the network is wrong. Where they are
 * right the method runs, and may take the {@link GradientReport} as its parameter.
 *
 * <pre>{@code
 * @GradientTest(Digits.class)
 * void gradientsAreCorrect(GradientReport report) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Test
@ExtendWith(GradientTestExtension.class)
public @interface GradientTest {
    /** The network: a type annotated with {@link org.gradwright.Network}. */
    Class<?> value();

    /** Rows of the batch. */
    int batch() default 5;

    /** Seed of parameters, data, masks and directions. */
    long seed() default 1;

    /** The greatest relative error allowed. */
    double tolerance() default 1e-6;

    /** Random directions tried in each parameter and input; 0 for every number, -1 to let the size decide. */
    int directions() default -1;
}
