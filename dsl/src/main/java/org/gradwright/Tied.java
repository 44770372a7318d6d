// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fully connected layer whose weight is that of a {@link Dense} layer, transposed: {@code y[k] = sum over j of x[j] *
 * weight[k, j] + bias[k]}.
 *
 * <p>Shapes: {@code [batch, units] -> [batch, features]}, where the weight of the other layer is {@code [features, units]};
 * the bias, which is this layer's own and starts at zero, is {@code [features]}. Both layers stand in the same interface, and
 * the other one is called first.
 *
 * <pre>{@code
 * @Dense(units = 8) @Tanh Tensor encode(Tensor x);
 * @Tied("encode")         Tensor decode(Tensor code);
 * }</pre>
 *
 * <p>The weight belongs to the other layer: it is there that regularizers and initializers stand, that it is frozen, and that
 * an objective {@link Objective#trains() trains} it. What reaches it through both layers is summed. {@link Frozen} here
 * concerns the bias alone.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Layer
public @interface Tied {
    /** The name of the {@link Dense} layer. */
    String value();

    /** Whether a bias is added to each output. */
    boolean bias() default true;
}
