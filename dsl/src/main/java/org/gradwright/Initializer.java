// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an annotation as an initializer: how the weight or the bias of a layer begins. They are those of {@code
 * org.gradwright.initializer}; one of your own would have no effect, and is refused.
 *
 * <pre>{@code
 * @Dense(units = 128) @Tanh @Orthogonal(gain = 1.2) Tensor hidden(Tensor x);
 * }</pre>
 *
 * <p>becomes {@code Initializer.orthogonal(64, 128, 1.2)} for the weight of {@code hidden} in the generated class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Initializer {}
