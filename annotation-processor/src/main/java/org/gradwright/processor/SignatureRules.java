// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.gradwright.processor.declaration.AnnotationKind;
import org.gradwright.processor.declaration.AnnotationReader;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;

/** What the method of a formula must look like. */
final class SignatureRules {
    /** Names that the text of a companion gives a meaning of its own. */
    private static final Set<String> TAKEN = Set.of("StrictMath");

    /** What a loss of several tensors says of the value of a layer, which it does not take. */
    private static final SortedMap<String, String> PLAIN =
            new TreeMap<>(Map.of("takes", "VALUES", "link", "IDENTITY", "target", "SAME_SHAPE"));

    private final Diagnostics diagnostics;
    private final AnnotationReader annotations;

    SignatureRules(Elements elements, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.annotations = new AnnotationReader(elements);
    }

    /** What the network gives the formula of an annotation type. */
    Given given(TypeElement type, AnnotationKind kind) {
        return Given.of(type, kind, annotations);
    }

    static String methodName(AnnotationKind kind) {
        return switch (kind) {
            case ACTIVATION -> "value";
            case LOSS -> "loss";
            case REGULARIZER -> "penalty";
            case LAYER, INITIALIZER -> throw new IllegalArgumentException(kind + " has no formula");
        };
    }

    /**
     * Whether a loss says of its tensors what can be meant; if not, that is reported. What else {@code @Loss} says is about
     * a layer's value and its target.
     */
    boolean acceptTensors(TypeElement type) {
        var meta = AnnotationReader.find(type, AnnotationKind.LOSS.metaAnnotation())
                .orElseThrow();
        int tensors = given(type, AnnotationKind.LOSS).count();
        Map<String, Object> values = annotations.values(meta);
        Optional<Map.Entry<String, String>> other = tensors <= Given.PAIR
                ? Optional.empty()
                : PLAIN.entrySet().stream()
                        .filter(member -> !member.getValue().equals(values.get(member.getKey())))
                        .findFirst();
        if (tensors < Given.PAIR || other.isPresent()) {
            diagnostics.report(
                    Problem.LOSS_TENSORS,
                    Place.of(type).at(meta),
                    type.getSimpleName(),
                    tensors,
                    other.map(member -> "says '" + member.getKey() + " = " + values.get(member.getKey())
                                    + "' of a prediction and its target")
                            .orElse("compares at least two"),
                    other.map(member -> "Write '" + member.getKey() + " = " + member.getValue()
                                    + "'; the formula computes with its tensors as they are.")
                            .orElse("Leave 'tensors' out for a target and a prediction, in this order."));
            return false;
        }
        return true;
    }

    /** The method of the formula that an annotation type declares; empty when it is reported that there is not one. */
    Optional<ExecutableElement> method(TypeElement type, AnnotationKind kind) {
        List<ExecutableElement> found = new ArrayList<>();
        for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
            if (nested.getSimpleName().contentEquals("Formula")) {
                ElementFilter.methodsIn(nested.getEnclosedElements()).stream()
                        .filter(method -> method.getSimpleName().contentEquals(methodName(kind)))
                        .forEach(found::add);
            }
        }
        if (found.size() != 1) {
            diagnostics.report(
                    Problem.NO_FORMULA,
                    Place.of(type),
                    type.getSimpleName(),
                    kind.metaSimpleName(),
                    methodName(kind),
                    found.isEmpty()
                            ? "no class 'Formula' with a method '" + methodName(kind) + "'"
                            : found.size() + " methods '" + methodName(kind) + "' in its class 'Formula'");
            return Optional.empty();
        }
        return Optional.of(found.get(0));
    }

    /** Whether the method can be a formula of that kind; if not, that is reported, unless javac says so. */
    boolean accept(TypeElement type, AnnotationKind kind, ExecutableElement method) {
        boolean accepted = true;
        int free = given(type, kind).count();
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            accepted = refuse(type, method, method, "is not static", "Declare it 'static'.");
        }
        if (method.getModifiers().contains(Modifier.NATIVE)) {
            accepted = refuse(type, method, method, "is native", "Write its body in Java.");
        }
        if (isMissing(method.getReturnType())) {
            accepted = false;
        } else if (isInFloat(method)) {
            // a formula in float throughout is one mistake
            String written = method.getParameters().stream()
                    .map(parameter ->
                            parameter.asType().toString().replace("float", "double") + " " + parameter.getSimpleName())
                    .collect(Collectors.joining(", "));
            return refuse(
                    type,
                    method,
                    method,
                    "is written in float, but formulas are written in double and compiled for float as well",
                    "Declare it 'static double " + method.getSimpleName() + "(" + written + ")'.");
        } else if (method.getReturnType().getKind() != TypeKind.DOUBLE) {
            accepted = refuse(
                    type,
                    method,
                    method,
                    "returns " + method.getReturnType(),
                    "Let it return double; it is compiled for float as well.");
        }
        List<? extends VariableElement> parameters = method.getParameters();
        if (parameters.size() < free) {
            String due = kind == AnnotationKind.LOSS
                    ? free == Given.PAIR ? "'double target, double prediction'" : free + " tensors as doubles"
                    : "one double";
            return refuse(
                    type,
                    method,
                    method,
                    "takes " + numberOf(parameters) + ", but needs at least " + free,
                    "Let it take " + due + " first.");
        }
        if (kind == AnnotationKind.LOSS && free == Given.PAIR) {
            accepted &= acceptLoss(type, method);
        }
        for (VariableElement parameter : parameters) {
            accepted &= acceptParameter(type, kind, method, parameter);
        }
        return accepted;
    }

    private static boolean isInFloat(ExecutableElement method) {
        return method.getReturnType().getKind() == TypeKind.FLOAT
                && !method.getParameters().isEmpty()
                && method.getParameters().stream()
                        .allMatch(parameter -> parameter.asType().getKind() == TypeKind.FLOAT);
    }

    private boolean acceptLoss(TypeElement type, ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        boolean accepted = true;
        if (parameters.get(0).getSimpleName().contentEquals("prediction")
                || parameters.get(1).getSimpleName().contentEquals("target")) {
            accepted = refuse(
                    type,
                    method,
                    parameters.get(0),
                    "takes '" + parameters.get(0).getSimpleName() + "' before '"
                            + parameters.get(1).getSimpleName() + "', but the target comes first",
                    "Let it take 'double target, double prediction' first.");
        }
        return takesFitting(type, method) && accepted;
    }

    /** Whether the first two parameters of a loss have the types that its target says. */
    private boolean takesFitting(TypeElement type, ExecutableElement method) {
        VariableElement target = method.getParameters().get(0);
        VariableElement prediction = method.getParameters().get(1);
        if (isMissing(target.asType()) || isMissing(prediction.asType())) {
            return false;
        }
        boolean rows = isRow(prediction.asType());
        String targetDue;
        String predictionDue = "double[]";
        String why;
        switch (target(type)) {
            case "CLASS" -> {
                targetDue = "int";
                why = "target = CLASS gives it the class as an int and the row as a double[]";
            }
            case "ONE" -> {
                targetDue = "double";
                why = "target = ONE gives it a double for a row, which is a double[]";
            }
            default -> {
                targetDue = rows ? "double[]" : "double";
                predictionDue = targetDue;
                why = rows
                        ? "it takes 'double[] " + prediction.getSimpleName() + "', and the target has the same shape"
                        : "losses take double, or double[] for a whole row";
            }
        }
        return hasType(type, method, prediction, predictionDue, why) && hasType(type, method, target, targetDue, why);
    }

    private boolean hasType(
            TypeElement type, ExecutableElement method, VariableElement parameter, String due, String why) {
        return parameter.asType().toString().equals(due)
                || refuse(
                        type,
                        method,
                        parameter,
                        "takes '" + parameter.asType() + " " + parameter.getSimpleName() + "', but " + why,
                        "Declare it '" + due + " " + parameter.getSimpleName() + "'.");
    }

    /** Whether a type is double[]. */
    static boolean isRow(TypeMirror type) {
        return type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.DOUBLE;
    }

    private boolean acceptParameter(
            TypeElement type, AnnotationKind kind, ExecutableElement method, VariableElement parameter) {
        if (isMissing(parameter.asType())) {
            return false;
        }
        int free = given(type, kind).count();
        boolean given = method.getParameters().indexOf(parameter) < free;
        boolean fits = parameter.asType().getKind() == TypeKind.DOUBLE
                || (!given && parameter.asType().getKind() == TypeKind.INT)
                || (kind == AnnotationKind.LOSS && isRow(parameter.asType()))
                // the types of target and prediction belong together
                || (given && kind == AnnotationKind.LOSS && free == Given.PAIR);
        if (!fits) {
            return refuse(
                    type,
                    method,
                    parameter,
                    "takes '" + parameter.asType() + " " + parameter.getSimpleName() + "', but "
                            + (given
                                    ? kind == AnnotationKind.LOSS
                                            ? "losses take double, or double[] for a whole row"
                                            : "it is computed for one double at a time"
                                    : "formulas take double"),
                    "Declare it 'double " + parameter.getSimpleName() + "'.");
        }
        if (TAKEN.contains(parameter.getSimpleName().toString())) {
            return refuse(
                    type,
                    method,
                    parameter,
                    "takes '" + parameter.getSimpleName() + "', a name that what is generated needs",
                    "Call it something else.");
        }
        return true;
    }

    private String target(TypeElement loss) {
        return AnnotationReader.find(loss, AnnotationKind.LOSS.metaAnnotation())
                .map(meta -> String.valueOf(annotations.values(meta).get("target")))
                .orElse("SAME_SHAPE");
    }

    private boolean refuse(TypeElement type, ExecutableElement method, Element at, String fault, String fix) {
        diagnostics.report(
                Problem.FORMULA_SIGNATURE, Place.of(at), method.getSimpleName(), type.getSimpleName(), fault, fix);
        return false;
    }

    /** Whether javac cannot find a type, and says so itself. */
    private static boolean isMissing(TypeMirror type) {
        return type.getKind() == TypeKind.ERROR;
    }

    private static String numberOf(List<? extends VariableElement> parameters) {
        return switch (parameters.size()) {
            case 0 -> "no parameters";
            case 1 -> "one parameter";
            default -> parameters.size() + " parameters";
        };
    }
}
