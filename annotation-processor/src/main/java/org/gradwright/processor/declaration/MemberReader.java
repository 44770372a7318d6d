// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;

/** Reads one member of a network, and refuses what no layer can be. */
final class MemberReader {
    private static final String TENSOR = "org.gradwright.Tensor";
    private static final String SCALAR = "org.gradwright.Scalar";
    private static final String INPUT = "org.gradwright.Input";
    private static final String WEIGHT = "org.gradwright.loss.Weight";
    static final String FROZEN = "org.gradwright.Frozen";
    private static final String MASKED = "org.gradwright.loss.Masked";

    /** How many tensors a loss compares, if its annotation type does not say so. */
    private static final int PAIR = 2;

    private final AnnotationReader annotations;
    private final WrittenRules written;
    private final Diagnostics diagnostics;

    MemberReader(AnnotationReader annotations, WrittenRules written, Diagnostics diagnostics) {
        this.annotations = annotations;
        this.written = written;
        this.diagnostics = diagnostics;
    }

    /** An abstract method as a layer or a loss; empty when a problem was reported. */
    Optional<ModelMember> read(ExecutableElement method) {
        Place place = Place.of(method);
        String name = method.getSimpleName().toString();
        if (InputMembers.isOne(method) || !sound(method)) {
            return Optional.empty();
        }
        List<AnnotationUse> uses = new ArrayList<>();
        for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
            Optional<AnnotationUse> use = annotations.read(method, mirror);
            if (use.isEmpty() && AnnotationReader.hasFormula(mirror)) {
                diagnostics.report(
                        Problem.UNMARKED_FORMULA,
                        place.at(mirror),
                        mirror.getAnnotationType().asElement().getSimpleName());
                return Optional.empty();
            }
            use.ifPresent(uses::add);
        }
        if (isType(method.getReturnType(), SCALAR)) {
            return loss(method, uses);
        }
        Optional<AnnotationUse> operation = only(uses, AnnotationKind.LAYER, name, Problem.TWO_OPERATIONS);
        Optional<AnnotationUse> activation = only(uses, AnnotationKind.ACTIVATION, name, Problem.TWO_ACTIVATIONS);
        Optional<AnnotationUse> loss = only(uses, AnnotationKind.LOSS, name, Problem.TWO_LOSSES);
        if (operation.isEmpty()) {
            diagnostics.report(
                    Problem.NO_OPERATION,
                    place,
                    name,
                    activation
                            .map(use -> "Write @" + use.simpleName()
                                    + " beside the annotation of the layer before it, and remove '" + name + "'.")
                            .orElse("Add one, such as @Dense(units = 10) or @Dropout(0.2)."));
            return Optional.empty();
        }
        Optional<InputDeclaration> input = signature(method, operation.get());
        boolean single = count(uses, AnnotationKind.LAYER) == 1
                && count(uses, AnnotationKind.ACTIVATION) <= 1
                && count(uses, AnnotationKind.LOSS) <= 1;
        if (!isComplete(operation.get(), name) || input.isEmpty() || !single) {
            return Optional.empty();
        }
        LossOptions options = lossOptions(method);
        List<AnnotationUse> regularizers = all(uses, AnnotationKind.REGULARIZER);
        boolean frozen = AnnotationReader.find(method, FROZEN).isPresent();
        if (frozen && !regularizers.isEmpty()) {
            diagnostics.report(
                    Problem.GRAPH_ANNOTATION,
                    regularizers.get(0).place(),
                    name,
                    regularizers.get(0).simpleName(),
                    "is @Frozen",
                    "Remove one of the two: the weights of '" + name + "' stay as they are.");
            return Optional.empty();
        }
        return Optional.of(new MemberDeclaration(
                name,
                input.get(),
                operation.get(),
                activation,
                loss,
                options,
                regularizers,
                all(uses, AnnotationKind.INITIALIZER),
                frozen,
                place));
    }

    /** A loss that is a member of its own. */
    private Optional<ModelMember> loss(ExecutableElement method, List<AnnotationUse> uses) {
        Place place = Place.of(method);
        String name = method.getSimpleName().toString();
        List<AnnotationUse> losses =
                uses.stream().filter(use -> use.kind() == AnnotationKind.LOSS).toList();
        Optional<AnnotationUse> loss = only(uses, AnnotationKind.LOSS, name, Problem.TWO_LOSSES);
        Optional<? extends AnnotationMirror> frozen = AnnotationReader.find(method, FROZEN);
        if (frozen.isPresent()) {
            diagnostics.report(
                    Problem.GRAPH_ANNOTATION,
                    place.at(frozen.get()),
                    name,
                    "Frozen",
                    "is a loss and has nothing to train",
                    "Remove it.");
            return Optional.empty();
        }
        if (loss.isEmpty() || uses.size() > losses.size()) {
            String fix = loss.isEmpty()
                    ? "Add a loss, such as @MeanSquaredError, or let it return Tensor."
                    : "Let it return Tensor, or remove @"
                            + uses.stream()
                                    .filter(use -> use.kind() != AnnotationKind.LOSS)
                                    .findFirst()
                                    .orElseThrow()
                                    .simpleName()
                            + ".";
            diagnostics.report(Problem.SCALAR_MEMBER, place, name, fix);
            return Optional.empty();
        }
        boolean accepted =
                losses.size() == 1 && tensors(method, "@" + loss.get().simpleName()) && takes(method, loss.get());
        List<String> parameters = method.getParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
        return accepted
                ? Optional.of(new LossDeclaration(name, loss.get(), lossOptions(method), parameters, place))
                : Optional.empty();
    }

    /** Whether a loss takes as many tensors as its formula compares; if not, that is reported. */
    private boolean takes(ExecutableElement method, AnnotationUse loss) {
        int due = loss.metaInteger("tensors", PAIR);
        int parameters = method.getParameters().size();
        if (parameters != due) {
            diagnostics.report(
                    Problem.MEMBER_PARAMETERS_OF_LOSS,
                    Place.of(method),
                    method.getSimpleName(),
                    parameters,
                    loss.simpleName(),
                    due,
                    due == PAIR ? "the prediction and its target" : "those that its formula takes first");
        }
        return parameters == due;
    }

    /**
     * Whether a method is not generic, throws nothing, and takes tensors; if not, that is reported.
     *
     * @param operation what takes them, for the message
     */
    boolean tensors(ExecutableElement method, String operation) {
        boolean accepted = plain(method);
        for (VariableElement parameter : method.getParameters()) {
            if (!isTensor(parameter.asType()) && parameter.asType().getKind() != TypeKind.TYPEVAR) {
                diagnostics.report(
                        Problem.MEMBER_PARAMETER_TYPE,
                        Place.of(parameter),
                        parameter.getSimpleName(),
                        shown(parameter.asType()),
                        operation);
                accepted = false;
            }
        }
        return accepted;
    }

    /** Whether a method has no type parameters and no throws clause; if it has, that is reported. */
    private boolean plain(ExecutableElement method) {
        Place place = Place.of(method);
        String name = method.getSimpleName().toString();
        boolean accepted = true;
        if (!method.getTypeParameters().isEmpty()) {
            diagnostics.report(Problem.GENERIC_MEMBER, place, name, NetworkReader.joined(method.getTypeParameters()));
            accepted = false;
        }
        if (!method.getThrownTypes().isEmpty()) {
            diagnostics.report(
                    Problem.THROWING_MEMBER,
                    place,
                    name,
                    TypeText.of(method.getThrownTypes().get(0)));
            accepted = false;
        }
        return accepted;
    }

    private LossOptions lossOptions(ExecutableElement method) {
        Place place = Place.of(method);
        Optional<LossOptions.Weight> weight = AnnotationReader.find(method, WEIGHT)
                .map(mirror -> new LossOptions.Weight(
                        Double.parseDouble(
                                String.valueOf(annotations.values(mirror).get("value"))),
                        place.at(mirror)));
        return new LossOptions(weight, AnnotationReader.find(method, MASKED).map(place::at));
    }

    /** Whether javac can make sense of the annotations of a method and of its parameters; if not, it says so itself. */
    boolean sound(ExecutableElement method) {
        boolean accepted = written.accepts(method);
        for (VariableElement parameter : method.getParameters()) {
            accepted &= written.accepts(parameter);
        }
        return accepted
                && Stream.concat(Stream.of(method), method.getParameters().stream())
                        .flatMap(element -> element.getAnnotationMirrors().stream())
                        .allMatch(annotations::isSound);
    }

    /**
     * Whether every number of a layer that must be written is: one whose default cannot be meant. (A member without a default
     * would let javac stop before this processor could say anything.)
     */
    private boolean isComplete(AnnotationUse layer, String name) {
        boolean complete = true;
        for (NumberValue number : layer.numbers()) {
            if (!layer.isWritten(number.member())
                    && !number.range().contains(number.value().doubleValue())) {
                diagnostics.report(
                        Problem.MISSING_VALUE,
                        layer.place(),
                        layer.simpleName(),
                        name,
                        number.member(),
                        number.range().example());
                complete = false;
            }
        }
        return complete;
    }

    private static List<AnnotationUse> all(List<AnnotationUse> uses, AnnotationKind kind) {
        return uses.stream().filter(use -> use.kind() == kind).toList();
    }

    private static int count(List<AnnotationUse> uses, AnnotationKind kind) {
        return all(uses, kind).size();
    }

    /** The first annotation of a kind; a second one is reported. */
    private Optional<AnnotationUse> only(List<AnnotationUse> uses, AnnotationKind kind, String name, Problem two) {
        List<AnnotationUse> found =
                uses.stream().filter(use -> use.kind() == kind).toList();
        if (found.size() > 1) {
            diagnostics.report(
                    two,
                    found.get(1).place(),
                    name,
                    found.get(0).simpleName(),
                    found.get(1).simpleName());
        }
        return found.stream().findFirst();
    }

    /** The one parameter of a layer, if the method has the form {@code Tensor name(Tensor x)}. */
    private Optional<InputDeclaration> signature(ExecutableElement method, AnnotationUse operation) {
        Place place = Place.of(method);
        String name = method.getSimpleName().toString();
        boolean accepted = plain(method);
        // A type variable goes with the type parameters, which were reported.
        if (!isTensor(method.getReturnType()) && method.getReturnType().getKind() != TypeKind.TYPEVAR) {
            diagnostics.report(Problem.MEMBER_RETURN, place, name, shown(method.getReturnType()));
            accepted = false;
        }
        List<? extends VariableElement> parameters = method.getParameters();
        if (parameters.size() != 1) {
            diagnostics.report(
                    Problem.MEMBER_PARAMETERS,
                    place,
                    name,
                    parameters.isEmpty() ? "no" : parameters.size(),
                    operation.simpleName());
            return Optional.empty();
        }
        VariableElement parameter = parameters.get(0);
        if (!isTensor(parameter.asType()) && parameter.asType().getKind() != TypeKind.TYPEVAR) {
            diagnostics.report(
                    Problem.MEMBER_PARAMETER_TYPE,
                    Place.of(parameter),
                    parameter.getSimpleName(),
                    shown(parameter.asType()),
                    "@" + operation.simpleName());
            accepted = false;
        }
        return accepted ? Optional.of(input(parameter)) : Optional.empty();
    }

    /** Whether an annotation goes with a loss. */
    static boolean isLossOption(String type) {
        return type.equals(WEIGHT) || type.equals(MASKED);
    }

    /** A parameter, with the extents of its {@code @Input} if it has one. */
    InputDeclaration input(VariableElement parameter) {
        String name = parameter.getSimpleName().toString();
        Place place = Place.of(parameter);
        Optional<? extends AnnotationMirror> input = AnnotationReader.find(parameter, INPUT);
        if (input.isEmpty()) {
            return new InputDeclaration(name, Optional.empty(), place, place, List.of());
        }
        List<Integer> extents = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (AnnotationValue value : input.get().getElementValues().values()) {
            for (Object extent : (List<?>) value.getValue()) {
                extents.add((Integer) ((AnnotationValue) extent).getValue());
                places.add(place.at(input.get(), (AnnotationValue) extent));
            }
        }
        return new InputDeclaration(name, Optional.of(extents), place, place.at(input.get()), places);
    }

    /** A type that is not Tensor, with its package where it is called so. */
    private static String shown(TypeMirror type) {
        String text = TypeText.of(type);
        return text.equals("Tensor") ? type.toString() : text;
    }

    /** Whether a type is Tensor; a type that javac cannot find counts, since javac reports it. */
    static boolean isTensor(TypeMirror type) {
        return isType(type, TENSOR);
    }

    /** Whether a type is the number of a loss. */
    static boolean isScalar(TypeMirror type) {
        return isType(type, SCALAR);
    }

    private static boolean isType(TypeMirror type, String name) {
        if (type.getKind() == TypeKind.ERROR) {
            return name.equals(TENSOR);
        }
        return type instanceof DeclaredType declared
                && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name);
    }
}
