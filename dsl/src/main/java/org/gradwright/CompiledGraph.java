// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the annotation processor writes on what it generates of a block or of a network.
 *
 * <p>A network is compiled with the blocks and networks that it uses. One in another project, or in a file that is compiled at another
 * time, has no bodies of methods and no names of parameters in its class file; the processor reads them from this annotation
 * instead. It is no part of what a model declares.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CompiledGraph {
    /** The notation that {@link #code()} is in; a processor of another notation asks for a recompilation. */
    int format();

    /**
     * The members in the order of the source, with the names of what they take and the bodies of those that have one, in the
     * processor's own notation: {@code apply(x) { return .add(x, first(x)); }}.
     */
    String[] code();

    /** Changes whenever {@link #code()} or an annotation of a member does. */
    String fingerprint();
}
