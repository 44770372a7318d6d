// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.gradwright.processor.formula.Fingerprint;

/** Tells versions of a model apart, alike from its source and from its class file. */
final class Origins {
    private static final String OURS = "org.gradwright.";

    private final Elements elements;
    private final AnnotationReader annotations;

    Origins(Elements elements) {
        this.elements = elements;
        this.annotations = new AnnotationReader(elements);
    }

    /** The simple name of the class that carries the code of a model. */
    static String companion(TypeElement model) {
        return NetworkReader.joinedName(model) + "Graph";
    }

    Origin of(TypeElement type, List<String> code) {
        List<String> lines = new ArrayList<>(code);
        Map<String, String> members = new TreeMap<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            StringBuilder text = new StringBuilder(text(method.getReturnType()));
            text.append(annotations(method));
            for (VariableElement parameter : method.getParameters()) {
                text.append(" (").append(annotations(parameter)).append(')');
            }
            members.put(method.getSimpleName().toString(), text.toString());
        }
        members.forEach((name, text) -> lines.add(name + " " + text));
        return new Origin(
                elements.getPackageOf(type).getQualifiedName().toString(),
                type.getQualifiedName().toString(),
                companion(type),
                code,
                AnnotationReader.find(type, NetworkReader.NETWORK).isPresent(),
                Fingerprint.of(String.join("\n", lines)));
    }

    /** The annotations of an element that mean something to a network, with all their values. */
    private String annotations(Element annotated) {
        Map<String, String> texts = new TreeMap<>();
        for (AnnotationMirror mirror : annotated.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            String name = type.getQualifiedName().toString();
            if (name.startsWith(OURS) || AnnotationReader.kind(type).isPresent()) {
                Map<String, String> values = new TreeMap<>();
                annotations.values(mirror).forEach((member, value) -> values.put(member, text(value)));
                texts.put(name, values.toString());
            }
        }
        return texts.toString();
    }

    private static String text(Object value) {
        return value instanceof DeclaredType type
                ? ((TypeElement) type.asElement()).getQualifiedName().toString()
                : String.valueOf(value);
    }
}
