// SPDX-License-Identifier: Apache-2.0
package org.gradwright.initializer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Initializer;

/**
 * Normal numbers with variance {@code 2 / (fanIn + fanOut)}, of which the package says what they are.
 *
 * <p>Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010.
 *
 * <pre>{@code
 * @Dense(units = 32) @Tanh @GlorotNormal Tensor hidden(@Input(64) Tensor x);
 * }</pre>
 *
 * <p>becomes {@code Initializer.glorotNormal(64, 32)} for the weight of {@code hidden} in the generated class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Initializer
public @interface GlorotNormal {}
