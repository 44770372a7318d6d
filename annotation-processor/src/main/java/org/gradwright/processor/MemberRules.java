// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.gradwright.processor.declaration.AnnotationKind;
import org.gradwright.processor.declaration.AnnotationReader;
import org.gradwright.processor.declaration.NumberRange;
import org.gradwright.processor.declaration.TypeText;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.inference.ValueRules;
import org.gradwright.processor.source.Spelling;

/**
 * What the members of an annotation with a formula must be: each is a number that the formula takes, or one that its kind
 * gives a meaning; none is there without effect.
 */
final class MemberRules {
    private static final Set<TypeKind> NUMBERS =
            Set.of(TypeKind.DOUBLE, TypeKind.FLOAT, TypeKind.INT, TypeKind.LONG, TypeKind.SHORT, TypeKind.BYTE);

    private final Diagnostics diagnostics;
    private final AnnotationReader annotations;

    MemberRules(Elements elements, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.annotations = new AnnotationReader(elements);
    }

    /** A member that needs no parameter: what it is called, its type, and how to declare it. */
    private record Known(String name, String type, String declaration) {
        static Optional<Known> of(AnnotationKind kind) {
            return switch (kind) {
                case LOSS ->
                    Optional.of(new Known(
                            "reduction",
                            "org.gradwright.Reduction",
                            "org.gradwright.Reduction reduction() default org.gradwright.Reduction.MEAN;"));
                case REGULARIZER -> Optional.of(new Known("bias", "boolean", "boolean bias() default false;"));
                case ACTIVATION, LAYER, INITIALIZER -> Optional.empty();
            };
        }
    }

    /** Whether members and parameters belong together; if not, that is reported. */
    boolean accept(TypeElement type, AnnotationKind kind, ExecutableElement formula) {
        List<ExecutableElement> members = ElementFilter.methodsIn(type.getEnclosedElements());
        List<? extends VariableElement> bound = formula.getParameters()
                .subList(
                        Given.of(type, kind, annotations).count(),
                        formula.getParameters().size());
        Set<String> read = new HashSet<>();
        boolean accepted = true;
        for (VariableElement parameter : bound) {
            read.add(parameter.getSimpleName().toString());
        }
        for (VariableElement parameter : bound) {
            accepted &= acceptParameter(type, parameter, members, read);
        }
        Optional<Known> known = Known.of(kind);
        for (ExecutableElement member : members) {
            accepted &= (read.contains(member.getSimpleName().toString()) || acceptMember(type, member, known, formula))
                    && acceptRange(member)
                    && acceptDefault(member);
        }
        return accepted;
    }

    /** Whether a parameter is a member's number; the member that is, or was meant, is added to those read. */
    private boolean acceptParameter(
            TypeElement type, VariableElement parameter, List<ExecutableElement> members, Set<String> read) {
        String name = parameter.getSimpleName().toString();
        Optional<ExecutableElement> same = members.stream()
                .filter(member -> member.getSimpleName().contentEquals(name))
                .findFirst();
        if (same.isPresent() && binds(parameter.asType(), same.get().getReturnType())) {
            return true;
        }
        List<String> free = members.stream()
                .filter(member -> isNumber(member.getReturnType()))
                .map(member -> member.getSimpleName().toString())
                .filter(other -> !read.contains(other))
                .toList();
        // The only number that nothing reads belongs to the only parameter without one.
        Optional<String> near =
                free.size() == 1 && same.isEmpty() ? Optional.of(free.get(0)) : Spelling.nearest(name, free);
        String fix = same.map(member -> "Let '" + name + "()' of @" + type.getSimpleName() + " be double, not "
                        + TypeText.of(member.getReturnType()) + ".")
                .or(() -> near.map(other -> "Did you mean '" + other + "'?"))
                .orElse("Add 'double " + name + "();' to @" + type.getSimpleName() + ", or remove the parameter.");
        near.ifPresent(read::add);
        diagnostics.report(Problem.UNBOUND_PARAMETER, Place.of(parameter), name, type.getSimpleName(), fix);
        return false;
    }

    /** Whether a member that no parameter takes means something else. */
    private boolean acceptMember(
            TypeElement type, ExecutableElement member, Optional<Known> known, ExecutableElement formula) {
        String name = member.getSimpleName().toString();
        TypeMirror returned = member.getReturnType();
        if (returned.getKind() == TypeKind.ERROR) {
            return false;
        }
        if (known.isPresent() && known.get().name().equals(name)) {
            if (returned.toString().equals(known.get().type())) {
                return true;
            }
            diagnostics.report(
                    Problem.MEMBER_TYPE,
                    Place.of(member),
                    name,
                    type.getSimpleName(),
                    returned,
                    known.get().type(),
                    known.get().declaration());
            return false;
        }
        List<String> given = formula.getParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
        String fix;
        if (given.contains(name)) {
            fix = "The network gives the formula its '" + name + "'; remove the member, or call it something else.";
        } else {
            fix = Spelling.nearest(name, known.stream().map(Known::name).toList())
                    .map(other -> "Did you mean '" + other + "'?")
                    .orElse(
                            isNumber(returned)
                                    ? "Let the formula take 'double " + name + "', or remove '" + name + "'."
                                    : "Remove '" + name + "'; a formula takes numbers only.");
        }
        diagnostics.report(Problem.UNREAD_MEMBER, Place.of(member), name, type.getSimpleName(), fix);
        return false;
    }

    private boolean acceptRange(ExecutableElement member) {
        Optional<? extends AnnotationMirror> mirror = AnnotationReader.find(member, AnnotationReader.RANGE);
        Optional<NumberRange> range = annotations.range(member);
        if (mirror.isEmpty() || range.isEmpty()) {
            return true;
        }
        Place place = Place.of(member).at(mirror.get());
        String name = member.getSimpleName().toString();
        if (!isNumber(member.getReturnType()) && !SignatureRules.isRow(member.getReturnType())) {
            diagnostics.report(
                    Problem.WRONG_RANGE,
                    place,
                    name,
                    "is for numbers, but '" + name + "' is " + TypeText.of(member.getReturnType()),
                    "Remove it.");
            return false;
        }
        if (range.get().isEmpty()) {
            diagnostics.report(
                    Problem.WRONG_RANGE,
                    place,
                    name,
                    "has no number: none is " + range.get().text(false),
                    "Let the lower bound be below the upper one.");
            return false;
        }
        return true;
    }

    /** Whether a parameter can have a member's value: a number, a list of them, or one of a list for each output. */
    private static boolean binds(TypeMirror parameter, TypeMirror member) {
        return SignatureRules.isRow(member) || (isNumber(member) && !SignatureRules.isRow(parameter));
    }

    private boolean acceptDefault(ExecutableElement member) {
        return annotations
                .defaultOf(member)
                .map(number -> ValueRules.check(number, "the default of '" + number.member() + "'", diagnostics))
                .orElse(true);
    }

    private static boolean isNumber(TypeMirror type) {
        return NUMBERS.contains(type.getKind());
    }
}
