// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a neural network: the type becomes a class with its forward and backward passes.
 *
 * <p>Each abstract method is a member of the model: a layer, a {@link Block} or, where it returns {@link Scalar}, a loss.
 * Without a method that has a body, layers chain in the order in which they are declared: the first takes the {@link Input},
 * each other one takes what the member before it gives. A method {@code forward} says instead how members are connected: it
 * takes the inputs, calls members and functions of {@link Tensor}, and returns what is predicted, a tensor or a record of
 * tensors. A method {@code objective} says what is trained, where that is not the losses of the predicted layers: it
 * returns a loss or a sum of losses, of inputs of its own or the same; several methods do so that are marked {@link Objective}. Every shape is checked while javac runs; what does
 * not fit is a compile error where it arises.
 *
 * <p>The annotated type is an interface, public, package-private or nested, but not private, generic or local. The
 * generated class lies in the same package and is named after it: {@code Digits} becomes {@code DigitsNetwork}.
 *
 * <pre>{@code
 * @Network
 * interface Digits {
 *     @Dense(units = 128) @Relu @L2(1e-4)
 *     Tensor hidden(@Input(64) Tensor pixels);
 *
 *     @Dense(units = 10) @SparseCategoricalCrossEntropy
 *     Tensor digit(Tensor x);
 * }
 * }</pre>
 *
 * <p>It becomes a class that is used like this:
 *
 * <pre>{@code
 * DigitsNetwork network = DigitsNetwork.create(42);
 * Dataset data = DigitsNetwork.data().pixels(pixels).digit(labels).build();
 * float[] probabilities = network.predict(row);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Network {
    /**
     * Whether the backward pass also computes the gradient of the loss with respect to the inputs. It costs one more
     * product per step and is needed to chain networks or to look at what an input contributes.
     */
    boolean inputGradients() default false;

    /**
     * Whether there is also a backward pass from gradients in the outputs that the caller gives, as {@code
     * session.backward(gradient)}. A network without a loss always has one.
     */
    boolean outputGradients() default false;
}
