// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Activation;

/**
 * The logarithm of softmax: {@code y[j] = x[j] - log(sum over k of exp(x[k]))} over the last axis.
 *
 * <p>Range minus infinity to 0. The largest {@code x} of a row is subtracted first, so that nothing overflows and values far
 * below the others keep their digits, where the logarithm of a softmax would be minus infinity. It is computed by the
 * processor rather than by a formula of one element. Before a loss that takes logits it is refused, as is one value a row.
 *
 * <pre>{@code
 * @Dense(units = 4) @LogSoftmax @KlDivergence
 * Tensor shares(Tensor x);
 * }</pre>
 *
 * <p>It becomes, for each row, with {@code dx} and {@code dy} the gradients of {@code x} and {@code y}:
 *
 * <pre>{@code
 * COMPUTE.logSoftmax(x, y, rows, 4);
 * COMPUTE.logSoftmaxGradient(y, dy, dx, rows, 4);       // dx[j] = dy[j] - exp(y[j]) * sum(dy)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Activation
public @interface LogSoftmax {}
