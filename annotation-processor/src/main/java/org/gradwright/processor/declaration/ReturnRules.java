// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;

/** What the methods of models may return: the one that predicts tensors, the one that is trained a loss. */
final class ReturnRules {
    /** Components that the language refuses, which the compiler reports. */
    private static final Set<String> ILLEGAL =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Diagnostics diagnostics;

    ReturnRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** What a method gives; empty when a problem was reported, or the compiler will report one. */
    Optional<GraphMethod.Returns> returns(ExecutableElement method) {
        TypeMirror type = method.getReturnType();
        if (MemberReader.isTensor(type)) {
            return Optional.of(GraphMethod.Returns.TENSOR);
        }
        if (MemberReader.isScalar(type)) {
            return Optional.of(GraphMethod.Returns.SCALAR);
        }
        String text = TypeText.of(type);
        if (type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getKind() == ElementKind.RECORD) {
            List<? extends RecordComponentElement> components =
                    ElementFilter.recordComponentsIn(element.getEnclosedElements());
            Optional<? extends RecordComponentElement> other = components.stream()
                    .filter(component -> !MemberReader.isTensor(component.asType()))
                    .findFirst();
            if (!element.getTypeParameters().isEmpty()) {
                return refused(method, text + ", which has type parameters", "Remove them from '" + text + "'.");
            }
            if (components.isEmpty()) {
                return refused(
                        method, text + ", which has no component", "Declare it 'record " + text + "(Tensor y) {}'.");
            }
            if (other.isPresent()) {
                String name = other.get().getSimpleName().toString();
                return refused(
                        method,
                        text + ", whose component '" + name + "' is "
                                + TypeText.of(other.get().asType()),
                        "Declare it as 'Tensor " + name + "', or remove it.");
            }
            boolean legal = components.stream()
                    .noneMatch(component ->
                            ILLEGAL.contains(component.getSimpleName().toString()));
            return legal ? Optional.of(GraphMethod.Returns.RECORD) : Optional.empty();
        }
        return type.getKind() == TypeKind.ERROR
                ? Optional.empty()
                : refused(method, text, "Declare it as 'Tensor " + method.getSimpleName() + "(...)'.");
    }

    private Optional<GraphMethod.Returns> refused(ExecutableElement method, String what, String fix) {
        diagnostics.report(
                Problem.GRAPH_RETURN,
                Place.of(method),
                method.getSimpleName(),
                what,
                "Tensor, Scalar, or a record of Tensors",
                fix);
        return Optional.empty();
    }

    /** Whether a method that is called from outside gives what its name says; if not, that is reported. */
    static boolean accept(GraphMethod method, Diagnostics diagnostics) {
        GraphMethod.Returns returns = method.returns();
        String role = method.isObjective() ? GraphMethod.OBJECTIVE : method.name();
        boolean accepted = switch (role) {
            case GraphMethod.FORWARD -> returns != GraphMethod.Returns.SCALAR;
            case GraphMethod.OBJECTIVE -> returns == GraphMethod.Returns.SCALAR;
            default -> returns == GraphMethod.Returns.TENSOR;
        };
        if (!accepted) {
            diagnostics.report(
                    Problem.GRAPH_RETURN,
                    method.place(),
                    method.name(),
                    switch (returns) {
                        case TENSOR -> "Tensor";
                        case SCALAR -> "Scalar";
                        case RECORD -> "a record";
                    },
                    switch (role) {
                        case GraphMethod.FORWARD -> "what is predicted";
                        case GraphMethod.OBJECTIVE -> "what is trained, a Scalar";
                        default -> "Tensor";
                    },
                    switch (role) {
                        case GraphMethod.FORWARD ->
                            "Let it return Tensor or a record of Tensors; 'default Scalar objective(...)' says what is trained.";
                        case GraphMethod.OBJECTIVE -> "Let it return what a loss gives, or a sum of losses.";
                        default ->
                            returns == GraphMethod.Returns.RECORD
                                    ? "Join its tensors with Tensor.concat(...), or declare a block for each."
                                    : "Let it return Tensor; a loss is called in 'objective' of a network.";
                    });
        }
        return accepted;
    }
}
