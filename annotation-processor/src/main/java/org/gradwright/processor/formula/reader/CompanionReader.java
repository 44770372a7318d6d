// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.gradwright.processor.declaration.AnnotationReader;
import org.gradwright.processor.formula.Formula;

/** Reads the formulas that classes beside formulas carry. */
public final class CompanionReader {
    private static final String COMPILED_FORMULA = "org.gradwright.CompiledFormula";

    private final Elements elements;
    private final AnnotationReader annotations;

    public CompanionReader(Elements elements) {
        this.elements = elements;
        this.annotations = new AnnotationReader(elements);
    }

    /**
     * One formula of a companion.
     *
     * @param fingerprint its own, without those of what it contains
     * @param inlined what it contains, each as {@link Contained#text} has it
     */
    public record Entry(Formula formula, String fingerprint, List<String> inlined) {
        public Entry {
            inlined = List.copyOf(inlined);
        }

        /** The fingerprint followed by those of what it contains. */
        public String fullFingerprint() {
            return full(fingerprint, inlined);
        }
    }

    /** A fingerprint followed by those of what the formula contains. */
    public static String full(String fingerprint, List<String> inlined) {
        return inlined.isEmpty() ? fingerprint : fingerprint + " " + String.join(" ", inlined);
    }

    /**
     * The formulas that a class of that qualified name carries in the notation that this processor reads; none where it
     * carries none, or is not there.
     */
    public List<Entry> entries(String companion) {
        TypeElement type = elements.getTypeElement(companion);
        return type == null
                ? List.of()
                : mirrors(type).flatMap(mirror -> entry(mirror).stream()).toList();
    }

    /** Whether a class of that qualified name carries formulas. */
    public boolean isCompanion(String name) {
        TypeElement type = elements.getTypeElement(name);
        return type != null && mirrors(type).findAny().isPresent();
    }

    /** Whether a companion stands beside a class with differentiable methods, rather than beside an annotation. */
    public boolean isOfClass(String companion) {
        TypeElement type = elements.getTypeElement(companion);
        return type != null
                && ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .anyMatch(method -> method.getSimpleName().contentEquals("fingerprint")
                                && method.getParameters().size() == 1);
    }

    private static Stream<AnnotationMirror> mirrors(TypeElement type) {
        Optional<? extends AnnotationMirror> one = AnnotationReader.find(type, COMPILED_FORMULA);
        Optional<? extends AnnotationMirror> all = AnnotationReader.find(type, COMPILED_FORMULA + ".All");
        return Stream.concat(
                one.stream(),
                all.stream()
                        .flatMap(mirror -> mirror.getElementValues().values().stream())
                        .flatMap(value -> ((List<?>) value.getValue()).stream())
                        .map(each -> (AnnotationMirror) ((AnnotationValue) each).getValue()));
    }

    private Optional<Entry> entry(AnnotationMirror mirror) {
        Map<String, Object> values = annotations.values(mirror);
        if (!Integer.valueOf(Companions.FORMAT).equals(values.get("format"))) {
            return Optional.empty();
        }
        List<String> inlined = new ArrayList<>();
        if (values.get("inlined") instanceof List<?> list) {
            list.forEach(each -> inlined.add(String.valueOf(each)));
        }
        try {
            Formula formula = Formula.decode(String.valueOf(values.get("code")));
            return Optional.of(new Entry(formula, String.valueOf(values.get("fingerprint")), inlined));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
