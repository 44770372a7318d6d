// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import org.gradwright.processor.diagnostic.Place;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as its source says it, also where javac does not know its type or one of its members.
 *
 * @param name the simple name
 */
record WrittenAnnotation(String name, List<Value> values, Place place) {

    /**
     * A value of an annotation.
     *
     * @param member {@code value} where no name is written
     * @param place the name; the value where no name is written
     */
    record Value(String member, String text, Place place) {}

    /** The annotations of a method or of a parameter. Without trees, those that the compiler shows without their type. */
    static List<WrittenAnnotation> of(Element annotated, @Nullable Trees trees) {
        TreePath path = trees == null ? null : trees.getPath(annotated);
        if (path == null) {
            return annotated.getAnnotationMirrors().stream()
                    .filter(mirror -> mirror.getAnnotationType().getKind() == TypeKind.ERROR)
                    .map(mirror -> of(annotated, mirror))
                    .toList();
        }
        ModifiersTree modifiers = modifiers(path.getLeaf());
        return modifiers.getAnnotations().stream()
                .map(tree -> of(annotated, tree, new TreePath(path, modifiers)))
                .toList();
    }

    private static ModifiersTree modifiers(Tree declaration) {
        return declaration instanceof MethodTree method
                ? method.getModifiers()
                : ((VariableTree) declaration).getModifiers();
    }

    private static WrittenAnnotation of(Element annotated, AnnotationMirror mirror) {
        String name = mirror.getAnnotationType().asElement().getSimpleName().toString();
        return new WrittenAnnotation(name, List.of(), Place.of(annotated).at(mirror));
    }

    private static WrittenAnnotation of(Element annotated, AnnotationTree tree, TreePath parent) {
        TreePath path = new TreePath(parent, tree);
        Place place = Place.of(annotated);
        String name = tree.getAnnotationType().toString();
        List<Value> values = new ArrayList<>();
        for (Tree argument : tree.getArguments()) {
            // javac's parser gives a value without a name one, at the place of the value
            if (argument instanceof AssignmentTree assignment) {
                String member = assignment.getVariable().toString();
                String text = assignment.getExpression().toString();
                values.add(new Value(member, text, place.at(new TreePath(path, assignment.getVariable()))));
            }
        }
        return new WrittenAnnotation(name.substring(name.lastIndexOf('.') + 1), values, place.at(path));
    }

    /** The annotations of an element whose types the compiler knows, repeated ones by themselves. */
    static Stream<? extends AnnotationMirror> known(Element annotated) {
        return annotated.getAnnotationMirrors().stream()
                .flatMap(mirror -> Stream.concat(Stream.of(mirror), contained(mirror)))
                .filter(mirror -> mirror.getAnnotationType().getKind() != TypeKind.ERROR);
    }

    /** What a container of repeated annotations holds. */
    private static Stream<AnnotationMirror> contained(AnnotationMirror mirror) {
        return mirror.getElementValues().values().stream()
                .map(AnnotationValue::getValue)
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .map(element -> ((AnnotationValue) element).getValue())
                .filter(AnnotationMirror.class::isInstance)
                .map(AnnotationMirror.class::cast);
    }
}
