// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * Softmax: {@code y[j] = exp(x[j]) / sum over k of exp(x[k])} over the last axis, numbers from 0 to 1 that add up to 1.
 *
 * <p>The largest {@code x} of a row is subtracted before the exponentials, so that none overflows. It is computed by the
 * processor rather than by a formula of one element. Before a loss that takes logits, which applies softmax itself, it is
 * refused; one value a row, whose softmax is always 1, is refused too.
 *
 * <p>Source: Bridle, Probabilistic Interpretation of Feedforward Classification Network Outputs, 1990.
 *
 * <pre>{@code
 * @Dense(units = 4) @Softmax
 * Tensor shares(Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each row, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * COMPUTE.softmax(x, y, rows, 4);
 * COMPUTE.softmaxGradient(y, dy, dx, rows, 4);          // dx[j] = y[j] * (dy[j] - sum(dy * y))
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation
public @interface Softmax {}
