// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import java.util.stream.IntStream;
import javax.lang.model.element.TypeElement;
import org.gradwright.processor.declaration.AnnotationKind;
import org.gradwright.processor.declaration.AnnotationReader;
import org.gradwright.processor.declaration.AnnotationUse;

/**
 * The parameters of a formula that the network gives, rather than the annotation: its first ones.
 *
 * @param count how many there are
 * @param from the first of them in which the formula is differentiated
 */
record Given(int count, int from) {
    /** The member of {@code @Loss} that says how many tensors a loss takes. */
    static final String TENSORS = "tensors";

    /** A target and a prediction, of which the latter is trained. */
    static final int PAIR = 2;

    /** What the formula of an annotation type is given. */
    static Given of(TypeElement type, AnnotationKind kind, AnnotationReader annotations) {
        return kind == AnnotationKind.LOSS
                ? ofLoss(AnnotationReader.find(type, kind.metaAnnotation())
                        .map(meta -> annotations.values(meta).get(TENSORS))
                        .filter(Integer.class::isInstance)
                        .map(Integer.class::cast)
                        .orElse(PAIR))
                : new Given(1, 0);
    }

    /** What the formula of an annotation is given. */
    static Given of(AnnotationUse use) {
        return use.kind() == AnnotationKind.LOSS ? ofLoss(use.metaInteger(TENSORS, PAIR)) : new Given(1, 0);
    }

    private static Given ofLoss(int tensors) {
        return new Given(tensors, tensors == PAIR ? 1 : 0);
    }

    /** Whether a loss takes more than a target and a prediction. */
    boolean isSeveral() {
        return count > PAIR;
    }

    /** The inputs in which the formula is differentiated. */
    IntStream differentiated() {
        return IntStream.range(from, count);
    }
}
