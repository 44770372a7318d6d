// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;

/** What must be true of a method that formulas of other files may call. */
final class DifferentiableRules {
    private final Diagnostics diagnostics;

    DifferentiableRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** What tells a method from the others of its class: {@code power(double,int)}. */
    static String signature(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> parameter.asType().toString())
                .collect(Collectors.joining(",", method.getSimpleName() + "(", ")"));
    }

    /** Whether a method is as it must be; what is not is reported. */
    boolean accept(ExecutableElement method) {
        boolean accepted = true;
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            accepted = refuse(method, method, "is not static", "Declare it 'static'.");
        }
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            accepted = refuse(
                    method,
                    method,
                    "is private, so no other file can call it",
                    "Remove 'private', or @Differentiable.");
        }
        TypeMirror result = method.getReturnType();
        if (result.getKind() != TypeKind.DOUBLE && result.getKind() != TypeKind.ERROR) {
            accepted = refuse(method, method, "returns " + result, "Let it return double.");
        }
        boolean varies = false;
        for (VariableElement parameter : method.getParameters()) {
            String type = parameter.asType().toString();
            boolean last = method.getParameters().indexOf(parameter)
                    == method.getParameters().size() - 1;
            if (method.isVarArgs() && last) {
                accepted = refuse(
                        method,
                        parameter,
                        "has no fixed number of parameters",
                        "Declare it 'double[] " + parameter.getSimpleName() + "'.");
            } else if (!type.equals("double")
                    && !type.equals("int")
                    && !type.equals("double[]")
                    && parameter.asType().getKind() != TypeKind.ERROR) {
                accepted = refuse(
                        method,
                        parameter,
                        "takes '" + type + " " + parameter.getSimpleName() + "'",
                        "Declare it double, int or double[].");
            }
            accepted &= parameter.asType().getKind() != TypeKind.ERROR;
            varies |= !type.equals("int");
        }
        if (!varies) {
            accepted = refuse(
                    method,
                    method,
                    "takes nothing that has a slope",
                    "Let it take a double, or remove @Differentiable.");
        }
        return accepted && result.getKind() == TypeKind.DOUBLE;
    }

    private boolean refuse(ExecutableElement method, Element at, String fault, String fix) {
        diagnostics.report(Problem.DIFFERENTIABLE_SIGNATURE, Place.of(at), method.getSimpleName(), fault, fix);
        return false;
    }
}
