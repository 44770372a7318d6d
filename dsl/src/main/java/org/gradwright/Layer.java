// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an annotation as a layer: the one operation that a member of a model carries.
 *
 * <p>The layers are the annotations of this package that are marked with it, such as {@link Dense} and {@link
 * Conv2d}. A layer's computation is part of the annotation processor, so marking an annotation of your own does not
 * add one; activations, losses and regularizers, which are formulas, can be added anywhere.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Layer {}
