// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A member that is a {@link Block}: it has layers of its own, as the block declares them.
 *
 * <p>It takes what the block's method {@code apply} takes, and gives what that gives. The layers of {@code @Use(
 * Residual.class) Tensor body(Tensor x);} are called {@code bodyFirst}, {@code bodySecond} and so on; with {@link Repeat}
 * they are numbered: {@code body1First}. Each call of the member uses the same parameters. With {@link Frozen} training
 * leaves all of it as it is.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Use {
    /** The block. */
    Class<?> value();
}
