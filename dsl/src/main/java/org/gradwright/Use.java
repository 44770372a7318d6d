// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A member that is a {@link Block}, or another {@link Network}: it has layers of its own, as that declares them.
 *
 * <p>It takes what the block's method {@code apply} takes, and gives what that gives. The layers of {@code @Use(
 * Residual.class) Tensor body(Tensor x);} are called {@code bodyFirst}, {@code bodySecond} and so on; with {@link Repeat}
 * they are numbered: {@code body1First}. Each call of the member uses the same parameters. With {@link Frozen} training
 * leaves all of it as it is.
 *
 * <p>Of a network it takes what {@code forward} takes, in the same shapes, and gives what that predicts as it is before the
 * loss: raw, without softmax and the like. Losses and {@code objective} of that network do not count here; its regularizers
 * do, as those of a block do, unless the member is frozen. With {@link #upTo()} it gives what one of the network's members
 * gives, and has the layers alone that this needs:
 *
 * <pre>{@code
 * @Network
 * interface Letters {
 *     @Use(value = Digits.class, upTo = "hidden") @Frozen Tensor trunk(Tensor x);    // trunkHidden
 *     @Dense(units = 26) @SparseCategoricalCrossEntropy Tensor letter(Tensor h);
 *
 *     default Tensor forward(@Input(64) Tensor pixels) { return letter(trunk(pixels)); }
 * }
 *
 * LettersNetwork letters = LettersNetwork.create(7);
 * letters.copyFrom(digits, "trunk");                       // the weights of a trained DigitsNetwork
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Use {
    /** The block, or the network. */
    Class<?> value();

    /** The member of it whose value this one gives; without it, what the block or the network gives. */
    String upTo() default "";
}
