// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

/** What an annotation on a member of a network means, told by the meta-annotation on its type. */
public enum AnnotationKind {
    LAYER("org.gradwright.Layer"),
    ACTIVATION("org.gradwright.Activation"),
    LOSS("org.gradwright.Loss"),
    REGULARIZER("org.gradwright.Regularizer"),
    INITIALIZER("org.gradwright.Initializer");

    private final String metaAnnotation;

    AnnotationKind(String metaAnnotation) {
        this.metaAnnotation = metaAnnotation;
    }

    /** Qualified name of the meta-annotation. */
    public String metaAnnotation() {
        return metaAnnotation;
    }

    /** Simple name of the meta-annotation. */
    public String metaSimpleName() {
        return metaAnnotation.substring(metaAnnotation.lastIndexOf('.') + 1);
    }
}
