// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the annotation processor writes on the companion that it generates for a formula.
 *
 * <p>An activation, loss or regularizer is compiled where its {@code Formula} class is compiled. A model in another
 * project, or in a file that is compiled at another time, cannot see the body of that method; it reads this annotation
 * instead. It is no part of what a model declares.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(CompiledFormula.All.class)
public @interface CompiledFormula {
    /** The notation that {@link #code()} is in; a processor of another notation asks for the formula to be recompiled. */
    int format();

    /** Name of the formula's method: {@code value}, {@code loss}, {@code penalty}, or that of a differentiable method. */
    String method();

    /** The method as the processor read it, in the processor's own notation. */
    String code();

    /** Changes whenever {@link #code()} does; a generated network compares it with the one it was compiled against. */
    String fingerprint();

    /**
     * The formulas of other files that {@link #code()} contains: the name of each, an equals sign, its fingerprint, and behind
     * spaces those that it contains itself, as {@code org.example.Special.erf(double)=be4e604be130499d}.
     */
    String[] inlined() default {};

    /** The formulas of a class with several differentiable methods. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        CompiledFormula[] value();
    }
}
