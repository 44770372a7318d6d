// SPDX-License-Identifier: Apache-2.0
package org.gradwright.initializer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Initializer;

/**
 * Normal numbers with variance {@code 1 / fanIn}, of which the package says what it is: what self-normalizing networks need.
 *
 * <p>Source: LeCun et al., Efficient BackProp, 1998.
 *
 * <pre>{@code
 * @Dense(units = 32) @Selu @LecunNormal Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>becomes {@code Initializer.lecunNormal(64)} for the weight of {@code hidden} in the generated class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Initializer
public @interface LecunNormal {}
