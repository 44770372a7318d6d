// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.diagnostic.Place;

/**
 * One annotation on a member, with the values of all its members, defaults included.
 *
 * @param type qualified name of the annotation type
 * @param kind what the annotation type says it is
 * @param meta values of the meta-annotation that says so, such as a loss's link
 * @param values int, double, boolean and String values as such, enum constants by name, arrays as lists
 * @param places where each value is written, but for defaults
 * @param numbers the values that are numbers, in the order in which their members are declared
 */
public record AnnotationUse(
        String type,
        AnnotationKind kind,
        Map<String, Object> meta,
        Map<String, Object> values,
        Place place,
        Map<String, Place> places,
        List<NumberValue> numbers) {

    public AnnotationUse {
        meta = Map.copyOf(meta);
        values = Map.copyOf(values);
        places = Map.copyOf(places);
        numbers = List.copyOf(numbers);
    }

    public String simpleName() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** The same annotation with a number that is written somewhere. */
    public AnnotationUse with(String member, double value, Place written) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(member, value);
        Map<String, Place> moved = new HashMap<>(places);
        moved.put(member, written);
        List<NumberValue> replaced = numbers.stream()
                .map(number -> number.member().equals(member)
                        ? new NumberValue(member, value, number.otherwise(), number.range(), written)
                        : number)
                .toList();
        return new AnnotationUse(type, kind, meta, changed, place, moved, replaced);
    }

    /** The same annotation with another text. */
    public AnnotationUse with(String member, String text) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(member, text);
        return new AnnotationUse(type, kind, meta, changed, place, places, numbers);
    }

    /** The same annotation with everything at one place. */
    AnnotationUse at(Place other) {
        Map<String, Place> moved = new HashMap<>();
        places.keySet().forEach(member -> moved.put(member, other));
        return new AnnotationUse(
                type,
                kind,
                meta,
                values,
                other,
                moved,
                numbers.stream().map(number -> number.at(other)).toList());
    }

    public int integer(String member) {
        return ((Number) value(member)).intValue();
    }

    public double number(String member) {
        return ((Number) value(member)).doubleValue();
    }

    /** Whether the annotation has a boolean member of that name, and that member is true. */
    public boolean flag(String member) {
        return Boolean.TRUE.equals(values.get(member));
    }

    /** The name of an enum constant, or a default where the annotation has no such member. */
    public String constant(String member, String otherwise) {
        return String.valueOf(values.getOrDefault(member, otherwise));
    }

    public List<Integer> integers(String member) {
        return ((List<?>) value(member))
                .stream().map(value -> ((Number) value).intValue()).toList();
    }

    /** Whether a member is a list of values. */
    public boolean isList(String member) {
        return value(member) instanceof List<?>;
    }

    /** The numbers of a member that is a list, none where the annotation has no such member. */
    public List<Double> numbers(String member) {
        return ((List<?>) values.getOrDefault(member, List.of()))
                .stream().map(value -> ((Number) value).doubleValue()).toList();
    }

    /** The value of an enum member of the meta-annotation. */
    public String meta(String member) {
        return String.valueOf(meta.get(member));
    }

    /** The value of an int member of the meta-annotation, or a default where it has no such member. */
    public int metaInteger(String member, int otherwise) {
        return meta.get(member) instanceof Integer value ? value : otherwise;
    }

    /** Whether the value of a member is written, rather than its default. */
    public boolean isWritten(String member) {
        return places.containsKey(member);
    }

    /** Where the value of a member is written; the annotation where it is a default. */
    public Place placeOf(String member) {
        return places.getOrDefault(member, place);
    }

    private Object value(String member) {
        Object value = values.get(member);
        if (value == null) {
            throw new IllegalArgumentException("@" + simpleName() + " has no member '" + member + "'");
        }
        return value;
    }
}
