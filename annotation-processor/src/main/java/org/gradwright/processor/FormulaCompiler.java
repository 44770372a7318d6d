// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import com.palantir.javapoet.JavaFile;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
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
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.emit.Inlined;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.reader.Companions;
import org.gradwright.processor.formula.reader.FormulaReader;
import org.gradwright.processor.formula.reader.MethodSources;
import org.gradwright.processor.inference.FormulaSource;
import org.gradwright.processor.inference.LossBuilder;
import org.jspecify.annotations.Nullable;

/** Compiles the formulas that annotation types declare, and finds those that were compiled before. */
final class FormulaCompiler implements FormulaSource {
    /** The kinds of annotations with a formula, in the order in which they are compiled. */
    static final List<AnnotationKind> KINDS =
            List.of(AnnotationKind.ACTIVATION, AnnotationKind.LOSS, AnnotationKind.REGULARIZER);

    private static final String COMPILED_FORMULA = "org.gradwright.CompiledFormula";

    private final Elements elements;
    private final Diagnostics diagnostics;
    private final AnnotationReader annotations;

    private final MethodSources sources;

    /** One for all formulas, so that what several formulas call is refused once. */
    private final FormulaReader reader;

    /** Of the method that is being read. */
    private Optional<Place> reading = Optional.empty();

    private final Map<String, Optional<Formula>> compiled = new HashMap<>();

    FormulaCompiler(Elements elements, MethodSources sources, Diagnostics diagnostics) {
        this.elements = elements;
        this.diagnostics = diagnostics;
        this.annotations = new AnnotationReader(elements);
        this.sources = sources;
        this.reader = new FormulaReader(sources, elements, this::refuse);
    }

    /** Compiles the formula of an annotation type that this compilation declares; its companion, if all is well. */
    Optional<JavaFile> compile(TypeElement type, AnnotationKind kind) {
        String name = type.getQualifiedName().toString();
        if (LossBuilder.isOperation(name) || type.getKind() != ElementKind.ANNOTATION_TYPE) {
            return Optional.empty();
        }
        if (compiled.put(name, Optional.empty()) != null) {
            diagnostics.report(
                    Problem.TWO_KINDS,
                    Place.of(type),
                    type.getSimpleName(),
                    firstKind(type).metaSimpleName(),
                    kind.metaSimpleName());
            return Optional.empty();
        }
        Optional<ExecutableElement> method = method(type, kind);
        if (method.isEmpty() || !accepts(type, kind, method.get())) {
            return Optional.empty();
        }
        reading = method.map(Place::of);
        Optional<Formula> formula = reader.read(method.get());
        compiled.put(name, formula);
        return formula.map(read -> Companions.of(
                type, method.get(), read, read.inputs().subList(kind == AnnotationKind.LOSS ? 1 : 0, free(kind))));
    }

    /** Takes what the reader refuses in the method that it reads. */
    private void refuse(Problem problem, @Nullable TreePath where, Object... arguments) {
        Place place = reading.orElseThrow();
        if (where == null) {
            diagnostics.report(problem, place, arguments);
        } else {
            diagnostics.report(problem, place.at(where), sources.shown(where), arguments);
        }
    }

    @Override
    public Optional<Formula> formula(AnnotationUse use) {
        return compiled.computeIfAbsent(use.type(), type -> fromCompanion(use));
    }

    /** What a network with the formula of an annotation contains. */
    Inlined inlined(AnnotationUse use, Formula formula) {
        TypeElement owner = elements.getTypeElement(use.type());
        return new Inlined(Companions.name(owner), use.simpleName(), Companions.fingerprint(owner, formula));
    }

    /** Whether a companion of an annotation type was generated before. */
    boolean hasCompanion(TypeElement owner) {
        return companion(owner).isPresent();
    }

    private Optional<? extends AnnotationMirror> companion(TypeElement owner) {
        TypeElement companion = elements.getTypeElement(Companions.name(owner).canonicalName());
        return companion == null ? Optional.empty() : AnnotationReader.find(companion, COMPILED_FORMULA);
    }

    /** The formula that a companion on the class path carries. */
    private Optional<Formula> fromCompanion(AnnotationUse use) {
        TypeElement owner = elements.getTypeElement(use.type());
        Optional<? extends AnnotationMirror> found = owner == null ? Optional.empty() : companion(owner);
        if (found.isEmpty()) {
            diagnostics.report(Problem.NO_COMPANION, use.place(), use.simpleName());
            return Optional.empty();
        }
        return Optional.of(
                Formula.decode(String.valueOf(annotations.values(found.get()).get("code"))));
    }

    /** How many parameters of a formula are given by the network rather than by the annotation. */
    private static int free(AnnotationKind kind) {
        return kind == AnnotationKind.LOSS ? 2 : 1;
    }

    private static String methodName(AnnotationKind kind) {
        return switch (kind) {
            case ACTIVATION -> "value";
            case LOSS -> "loss";
            case REGULARIZER -> "penalty";
            case LAYER -> throw new IllegalArgumentException("a layer has no formula");
        };
    }

    private Optional<ExecutableElement> method(TypeElement type, AnnotationKind kind) {
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

    private boolean accepts(TypeElement type, AnnotationKind kind, ExecutableElement method) {
        boolean accepted = true;
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            accepted = refuse(type, method, method, "is not static", "Declare it 'static'.");
        }
        if (isMissing(method.getReturnType())) {
            accepted = false;
        } else if (method.getReturnType().getKind() != TypeKind.DOUBLE) {
            accepted = refuse(
                    type,
                    method,
                    method,
                    "returns " + method.getReturnType(),
                    "Let it return double; it is compiled for float as well.");
        }
        List<? extends VariableElement> parameters = method.getParameters();
        if (parameters.size() < free(kind)) {
            String due = kind == AnnotationKind.LOSS ? "'double target, double prediction'" : "one double";
            return refuse(
                    type,
                    method,
                    method,
                    "takes " + numberOf(parameters) + ", but needs at least " + free(kind),
                    "Let it take " + due + " first.");
        }
        if (kind == AnnotationKind.LOSS && !takesTargetFirst(parameters)) {
            accepted = refuse(
                    type,
                    method,
                    parameters.get(0),
                    "takes '" + parameters.get(0).getSimpleName() + "' before '"
                            + parameters.get(1).getSimpleName() + "', but the target comes first",
                    "Let it take 'double target, double prediction' first.");
        }
        if (kind == AnnotationKind.LOSS) {
            accepted &= takesFitting(type, method);
        }
        for (int i = 0; i < parameters.size(); i++) {
            VariableElement parameter = parameters.get(i);
            if (isMissing(parameter.asType())) {
                accepted = false;
            } else if ((kind != AnnotationKind.LOSS || i >= free(kind))
                    && parameter.asType().getKind() != TypeKind.DOUBLE
                    && !(i >= free(kind) && isBindable(parameter, kind))) {
                accepted = refuse(
                        type,
                        method,
                        parameter,
                        "takes '" + parameter.asType() + " " + parameter.getSimpleName() + "', but "
                                + (i < free(kind)
                                        ? "it is computed for one number at a time"
                                        : "its members are numbers"),
                        "Declare it 'double " + parameter.getSimpleName() + "'.");
            } else if (i >= free(kind) && !hasMember(type, parameter, kind)) {
                diagnostics.report(
                        Problem.UNBOUND_PARAMETER,
                        Place.of(parameter),
                        parameter.getSimpleName(),
                        type.getSimpleName());
                accepted = false;
            }
        }
        return accepted;
    }

    /** Whether the first two parameters of a loss have the types that its target says. */
    private boolean takesFitting(TypeElement type, ExecutableElement method) {
        VariableElement target = method.getParameters().get(0);
        VariableElement prediction = method.getParameters().get(1);
        if (isMissing(target.asType()) || isMissing(prediction.asType())) {
            return false;
        }
        boolean rows = isRow(prediction);
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
        boolean fits = parameter.asType().toString().equals(due);
        return fits
                || refuse(
                        type,
                        method,
                        parameter,
                        "takes '" + parameter.asType() + " " + parameter.getSimpleName() + "', but " + why,
                        "Declare it '" + due + " " + parameter.getSimpleName() + "'.");
    }

    /** Whether a member of the annotation can have the parameter's value, besides a double. */
    private static boolean isBindable(VariableElement parameter, AnnotationKind kind) {
        return parameter.asType().getKind() == TypeKind.INT || (kind == AnnotationKind.LOSS && isRow(parameter));
    }

    /** Whether a parameter is a double[]. */
    private static boolean isRow(VariableElement parameter) {
        return parameter.asType() instanceof ArrayType array
                && array.getComponentType().getKind() == TypeKind.DOUBLE;
    }

    private static boolean takesTargetFirst(List<? extends VariableElement> parameters) {
        return !parameters.get(0).getSimpleName().contentEquals("prediction")
                && !parameters.get(1).getSimpleName().contentEquals("target");
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

    private static AnnotationKind firstKind(TypeElement type) {
        return KINDS.stream()
                .filter(kind ->
                        AnnotationReader.find(type, kind.metaAnnotation()).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** Whether the annotation has a number of the parameter's name, or a loss one for each output. */
    private static boolean hasMember(TypeElement type, VariableElement parameter, AnnotationKind kind) {
        Set<TypeKind> numbers = Set.of(TypeKind.DOUBLE, TypeKind.FLOAT, TypeKind.INT, TypeKind.LONG);
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .anyMatch(member -> member.getSimpleName().equals(parameter.getSimpleName())
                        && (numbers.contains(member.getReturnType().getKind())
                                || (kind == AnnotationKind.LOSS && isNumbers(member.getReturnType()))));
    }

    private static boolean isNumbers(TypeMirror type) {
        return type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.DOUBLE;
    }
}
