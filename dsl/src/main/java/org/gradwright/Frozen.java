// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer, or a block with all its layers, that training leaves as it is.
 *
 * <pre>{@code
 * @Use(Features.class) @Frozen Tensor features(Tensor x);
 * @Dense(units = 3) @SparseCategoricalCrossEntropy Tensor kind(Tensor h);
 * }</pre>
 *
 * <p>Its parameters are never trained: no optimizer changes them, by weight decay neither, and nothing is generated that
 * computes their gradients. What stands before it is trained through it; where nothing there is trained, there is no backward
 * pass of it at all. In training it computes what it does in prediction: batch normalization uses the running statistics and
 * leaves them, dropout and noise are off. Its regularizers do not count.
 *
 * <p>A layer that is to be trained at another time is frozen by {@code network.layers().hidden().freeze()} instead; {@code
 * unfreeze()} of a layer with this annotation is refused, as there is nothing that would train it. Files saved before a layer
 * was annotated can be loaded afterwards.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Frozen {}
