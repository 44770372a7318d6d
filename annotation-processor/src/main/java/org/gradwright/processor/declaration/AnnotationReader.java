// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.gradwright.processor.diagnostic.Place;

/** Reads annotations generically: by the names of their types and members. */
public final class AnnotationReader {
    /** Qualified name of the annotation that bounds the numbers of a member. */
    public static final String RANGE = "org.gradwright.Range";

    private final Elements elements;

    public AnnotationReader(Elements elements) {
        this.elements = elements;
    }

    /** What an annotation type is, if it is one for layers. */
    static Optional<AnnotationKind> kind(TypeElement type) {
        return Arrays.stream(AnnotationKind.values())
                .filter(kind -> find(type, kind.metaAnnotation()).isPresent())
                .findFirst();
    }

    /** The annotation as a use, if its type is a layer, an activation, a loss or a regularizer. */
    Optional<AnnotationUse> read(Element annotated, AnnotationMirror mirror) {
        TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
        for (AnnotationKind kind : AnnotationKind.values()) {
            Optional<? extends AnnotationMirror> meta = find(type, kind.metaAnnotation());
            if (meta.isPresent()) {
                Place place = Place.of(annotated).at(mirror);
                return Optional.of(new AnnotationUse(
                        type.getQualifiedName().toString(),
                        kind,
                        values(meta.get()),
                        values(mirror),
                        place,
                        places(place, mirror),
                        numbers(place, mirror)));
            }
        }
        return Optional.empty();
    }

    /** An annotation of a type with the defaults of its members, as if it were written somewhere. */
    Optional<AnnotationUse> defaults(TypeElement type, Place place) {
        Map<String, Object> values = new HashMap<>();
        List<NumberValue> numbers = new ArrayList<>();
        for (ExecutableElement member : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (member.getDefaultValue() != null) {
                addNumbers(member, member.getDefaultValue(), each -> place, numbers);
                values.put(
                        member.getSimpleName().toString(),
                        plain(member.getDefaultValue().getValue()));
            }
        }
        for (AnnotationKind kind : AnnotationKind.values()) {
            Optional<? extends AnnotationMirror> meta = find(type, kind.metaAnnotation());
            if (meta.isPresent()) {
                return Optional.of(new AnnotationUse(
                        type.getQualifiedName().toString(),
                        kind,
                        values(meta.get()),
                        values,
                        place,
                        Map.of(),
                        numbers));
            }
        }
        return Optional.empty();
    }

    /** Whether the type of an annotation declares a class {@code Formula}, as losses and the like do. */
    static boolean hasFormula(AnnotationMirror mirror) {
        return ElementFilter.typesIn(mirror.getAnnotationType().asElement().getEnclosedElements()).stream()
                .anyMatch(type -> type.getSimpleName().contentEquals("Formula"));
    }

    /** The annotation of the given type on an element. */
    public static Optional<? extends AnnotationMirror> find(Element annotated, String type) {
        return annotated.getAnnotationMirrors().stream()
                .filter(mirror -> ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(type))
                .findFirst();
    }

    /** All values of an annotation by member name, defaults included. */
    public Map<String, Object> values(AnnotationMirror mirror) {
        Map<String, Object> values = new HashMap<>();
        elements.getElementValuesWithDefaults(mirror)
                .forEach((member, value) -> values.put(member.getSimpleName().toString(), plain(value.getValue())));
        return values;
    }

    /**
     * Whether the type of an annotation is there and every member has a value of the type it is declared with. javac reports
     * what is not so, after this processor has run.
     */
    boolean isSound(AnnotationMirror mirror) {
        if (mirror.getAnnotationType().getKind() == TypeKind.ERROR) {
            return false;
        }
        Map<? extends ExecutableElement, ? extends AnnotationValue> values =
                elements.getElementValuesWithDefaults(mirror);
        TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream().allMatch(member -> {
            AnnotationValue value = values.get(member);
            return value != null && fits(value.getValue(), member.getReturnType());
        });
    }

    private static boolean fits(Object value, TypeMirror type) {
        return switch (type.getKind()) {
            case INT -> value instanceof Integer;
            case LONG -> value instanceof Long;
            case FLOAT -> value instanceof Float;
            case DOUBLE -> value instanceof Double;
            case BOOLEAN -> value instanceof Boolean;
            case ARRAY ->
                value instanceof List<?> list
                        && list.stream()
                                .allMatch(element -> fits(
                                        ((AnnotationValue) element).getValue(), ((ArrayType) type).getComponentType()));
            case DECLARED ->
                ((DeclaredType) type).asElement().getKind() != ElementKind.ENUM || value instanceof VariableElement;
            default -> true;
        };
    }

    /** The numbers that an annotation has, in the order in which its type declares the members. */
    private List<NumberValue> numbers(Place place, AnnotationMirror mirror) {
        Map<? extends ExecutableElement, ? extends AnnotationValue> values =
                elements.getElementValuesWithDefaults(mirror);
        List<NumberValue> numbers = new ArrayList<>();
        for (ExecutableElement member :
                ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements())) {
            AnnotationValue value = values.get(member);
            if (value != null) {
                boolean written = mirror.getElementValues().containsKey(member);
                addNumbers(member, value, each -> written ? place.at(mirror, each) : place, numbers);
            }
        }
        return numbers;
    }

    private void addNumbers(
            ExecutableElement member,
            AnnotationValue value,
            Function<AnnotationValue, Place> places,
            List<NumberValue> numbers) {
        if (value.getValue() instanceof Number number) {
            String name = member.getSimpleName().toString();
            NumberRange range = range(member).orElse(NumberRange.ALL);
            numbers.add(new NumberValue(name, number, otherwise(member), range, places.apply(value)));
        } else if (value.getValue() instanceof List<?> list) {
            list.forEach(element -> addNumbers(member, (AnnotationValue) element, places, numbers));
        }
    }

    private static Optional<Number> otherwise(ExecutableElement member) {
        return Optional.ofNullable(member.getDefaultValue())
                .map(AnnotationValue::getValue)
                .filter(Number.class::isInstance)
                .map(Number.class::cast);
    }

    /** The default of a member, if that is a number; its place is the member. */
    public Optional<NumberValue> defaultOf(ExecutableElement member) {
        return otherwise(member)
                .map(number -> new NumberValue(
                        member.getSimpleName().toString(),
                        number,
                        Optional.empty(),
                        range(member).orElse(NumberRange.ALL),
                        Place.of(member)));
    }

    /** What {@code @Range} says of a member of an annotation type. */
    public Optional<NumberRange> range(ExecutableElement member) {
        return find(member, RANGE).map(mirror -> NumberRange.of(values(mirror)));
    }

    private static Map<String, Place> places(Place place, AnnotationMirror mirror) {
        Map<String, Place> places = new HashMap<>();
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            places.put(entry.getKey().getSimpleName().toString(), place.at(mirror, entry.getValue()));
        }
        return places;
    }

    /** A value of an annotation without compiler types: constants of enums as their names, arrays as lists. */
    public static Object plain(Object value) {
        if (value instanceof VariableElement constant) {
            return constant.getSimpleName().toString();
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> plain(((AnnotationValue) element).getValue()))
                    .toList();
        }
        return value;
    }
}
