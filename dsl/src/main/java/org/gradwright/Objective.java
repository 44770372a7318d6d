// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link Network} that says what is trained, as the method {@code objective} does without a mark; a
 * network may have several.
 *
 * <p>The method has a body and returns {@link Scalar}. Its inputs are columns of the data, those of the same name as inputs
 * of other methods the same columns. The parameters of the members that {@link #trains} lists get its gradients and no
 * others do, though the gradient flows through all layers on its way to them.
 *
 * <pre>{@code
 * @Network
 * interface Agent {
 *     record Outputs(Tensor policy, Tensor worth) {}
 *
 *     @Dense(units = 32) @Tanh Tensor senses(Tensor x);
 *     @Dense(units = 2)        Tensor policy(Tensor h);
 *     @Dense(units = 1)        Tensor worth(Tensor h);
 *     @CategoricalCrossEntropy Scalar surprise(Tensor logits, Tensor chosen);
 *     @MeanSquaredError        Scalar error(Tensor worth, Tensor earned);
 *
 *     default Outputs forward(@Input(4) Tensor state) { ... }
 *
 *     @Objective(trains = {"senses", "policy"})
 *     default Scalar actor(@Input(4) Tensor state, @Input(2) Tensor chosen) { ... }
 *
 *     @Objective(trains = "worth")
 *     default Scalar critic(@Input(4) Tensor state, @Input(1) Tensor earned) { ... }
 * }
 * }</pre>
 *
 * <p>{@code session.backward(scale)} computes the gradients of all objectives, {@code session.backward("critic", scale)} those
 * of one alone, and {@code session.loss("critic")} is its loss. An update changes the parameters that were trained since the
 * gradients were set to zero, and leaves the others and their state in the optimizer as they are, weight decay and momentum
 * included. Objectives that train the same members are one backward pass and cannot be run apart.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Objective {
    /**
     * The members whose parameters are trained: layers, and blocks with all their layers. A layer of a block is written with
     * its way, {@code "body.first"}; a repetition with its number, {@code "body2"} or {@code "body2.first"}. All members where
     * none is listed.
     */
    String[] trains() default {};
}
