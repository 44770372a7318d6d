// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a part of networks that is used several times, each time with parameters of its own.
 *
 * <p>It declares layers as a {@link Network} does. With a method {@code apply} its body says how they are connected;
 * without one they chain in the order declared. It may use other blocks, but not itself.
 *
 * <pre>{@code
 * @Block
 * interface Residual {
 *     @Dense(units = 32) @Relu Tensor first(Tensor x);
 *     @Dense(units = 32)       Tensor second(Tensor x);
 *
 *     default Tensor apply(Tensor x) {
 *         return x.add(second(first(x))).relu();
 *     }
 * }
 * }</pre>
 *
 * <p>A member {@code @Use(Residual.class) Tensor body(Tensor x);} of a network gives the network the layers {@code
 * bodyFirst} and {@code bodySecond}.
 *
 * <p>The network may be compiled later, or in another project: beside the block a class {@code ResidualGraph} is generated
 * that carries what the class file of the block does not have. A network contains the layers of its blocks as they were when
 * it was compiled; where a block has changed since, the network says so when its class is initialized, and has to be
 * recompiled.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Block {}
