// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;

/** Reads the marks of methods that say what is trained, and refuses them where they would have no effect. */
final class ObjectiveReader {
    private static final String OBJECTIVE = "org.gradwright.Objective";

    private ObjectiveReader() {}

    /** The mark of a method, if it has one. */
    static Optional<ObjectiveUse> read(ExecutableElement method) {
        Place place = Place.of(method);
        return AnnotationReader.find(method, OBJECTIVE).map(mirror -> {
            List<ObjectiveUse.Named> trains = new ArrayList<>();
            for (AnnotationValue value : mirror.getElementValues().values()) {
                for (Object each : (List<?>) value.getValue()) {
                    AnnotationValue name = (AnnotationValue) each;
                    trains.add(new ObjectiveUse.Named(String.valueOf(name.getValue()), place.at(mirror, name)));
                }
            }
            return new ObjectiveUse(trains, place.at(mirror));
        });
    }

    /** Whether a method can have its mark, if it has one; if not, that is reported. */
    static boolean inPlace(ExecutableElement method, Diagnostics diagnostics) {
        Optional<? extends AnnotationMirror> mark = AnnotationReader.find(method, OBJECTIVE);
        String name = method.getSimpleName().toString();
        boolean layer = method.getModifiers().contains(Modifier.ABSTRACT);
        if (mark.isEmpty() || !(layer || name.equals(GraphMethod.FORWARD))) {
            return true;
        }
        diagnostics.report(
                Problem.GRAPH_ANNOTATION,
                Place.of(method).at(mark.get()),
                name,
                "Objective",
                layer ? "has no body" : "says what is predicted",
                layer
                        ? "Remove it, or write it on a 'default Scalar' method that calls '" + name + "'."
                        : "Write it on a method of its own that returns Scalar.");
        return false;
    }

    /** Whether no method of a block is marked; if one is, that is reported. */
    static boolean noneIn(Model block, Diagnostics diagnostics) {
        boolean none = true;
        for (GraphMethod method : block.members(GraphMethod.class)) {
            if (method.mark().isPresent()) {
                diagnostics.report(
                        Problem.GRAPH_ANNOTATION,
                        method.mark().get().place(),
                        method.name(),
                        "Objective",
                        "is a method of a block",
                        "Remove it; a network says what is trained.");
                none = false;
            }
        }
        return none;
    }
}
