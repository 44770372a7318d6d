// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.diagnostic;

import com.sun.source.util.TreePath;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where a message points: an element and, as narrow as is known, one of its annotations, one value of that annotation, or
 * a tree inside a method body. Without an element it is the compilation as a whole.
 */
public record Place(
        @Nullable Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value,
        @Nullable TreePath tree) {

    /** The compilation as a whole, for what no source file says. */
    public static final Place NOWHERE = new Place(null, null, null, null);

    public static Place of(Element element) {
        return new Place(element, null, null, null);
    }

    public Place at(AnnotationMirror annotation) {
        return new Place(element, annotation, null, null);
    }

    public Place at(AnnotationMirror annotation, @Nullable AnnotationValue value) {
        return new Place(element, annotation, value, null);
    }

    public Place at(TreePath tree) {
        return new Place(element, null, null, tree);
    }
}
