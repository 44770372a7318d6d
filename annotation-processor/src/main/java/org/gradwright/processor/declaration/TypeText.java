// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Types as messages show them. */
public final class TypeText {
    private TypeText() {}

    /** The name without its package and type arguments: {@code Tensor[]}, {@code String}, {@code int}. */
    public static String of(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return of(array.getComponentType()) + "[]";
        }
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? element.getSimpleName().toString()
                : type.toString();
    }
}
