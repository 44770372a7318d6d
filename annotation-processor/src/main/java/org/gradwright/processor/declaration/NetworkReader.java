// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import com.sun.source.util.Trees;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.source.MethodSources;
import org.jspecify.annotations.Nullable;

/** Reads a {@code @Network} type, and refuses what no network can be. */
public final class NetworkReader {
    /** Qualified name of the annotation that marks a network. */
    public static final String NETWORK = "org.gradwright.Network";

    /** With more, methods and texts of the generated class would be larger than class files can hold. */
    private static final int MOST_LAYERS = 400;

    private final Elements elements;
    private final AnnotationReader annotations;
    private final ModelReader models;
    private final Diagnostics diagnostics;

    public NetworkReader(Elements elements, MethodSources sources, @Nullable Trees trees, Diagnostics diagnostics) {
        this.elements = elements;
        this.annotations = new AnnotationReader(elements);
        this.models = new ModelReader(elements, sources, trees, diagnostics);
        this.diagnostics = diagnostics;
    }

    /** Says which types this compilation declares. */
    public void expect(Collection<TypeElement> types) {
        models.expect(types.stream()
                .filter(type -> AnnotationReader.find(type, ModelReader.BLOCK).isPresent()
                        || AnnotationReader.find(type, NETWORK).isPresent())
                .toList());
    }

    /** Reports what is wrong with a type that is marked as a block. */
    public void checkBlock(TypeElement type) {
        if (AnnotationReader.find(type, ModelReader.BLOCK).isPresent()) {
            models.check(type);
        }
    }

    /** The blocks whose source was read, by their qualified names. */
    public Map<String, Model> blocks() {
        return models.blocks();
    }

    /** Reports the methods of a type that are meant as inputs. */
    public void checkInputs(TypeElement type) {
        new InputMembers(annotations, diagnostics).check(type);
    }

    /**
     * Reports a type that declares layers but is not marked as a network, unless another one extends it; returns whether it did.
     */
    public boolean checkMarked(TypeElement type, List<TypeElement> all) {
        boolean layers = type.getKind().isInterface()
                && type.getKind() != ElementKind.ANNOTATION_TYPE
                && ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .flatMap(method -> method.getAnnotationMirrors().stream())
                        .map(mirror -> mirror.getAnnotationType().asElement())
                        .anyMatch(annotation -> AnnotationReader.find(annotation, AnnotationKind.LAYER.metaAnnotation())
                                .isPresent());
        boolean extended = all.stream()
                .flatMap(other -> other.getInterfaces().stream())
                .anyMatch(parent -> parent instanceof DeclaredType declared
                        && declared.asElement().equals(type));
        boolean forgotten = layers
                && !extended
                && AnnotationReader.find(type, NETWORK).isEmpty()
                && AnnotationReader.find(type, ModelReader.BLOCK).isEmpty();
        if (forgotten) {
            diagnostics.report(Problem.UNMARKED_NETWORK, Place.of(type), type.getSimpleName());
        }
        return forgotten;
    }

    /** The declaration, or empty when something was reported. */
    public Optional<NetworkDeclaration> read(TypeElement type) {
        if (!acceptsType(type)) {
            return Optional.empty();
        }
        List<ExecutableElement> methods = ElementFilter.methodsIn(type.getEnclosedElements());
        if (methods.isEmpty()) {
            diagnostics.report(Problem.EMPTY_NETWORK, Place.of(type), type.getSimpleName());
            return Optional.empty();
        }
        if (methods.size() > MOST_LAYERS) {
            diagnostics.report(
                    Problem.TOO_MANY_LAYERS,
                    Place.of(methods.get(MOST_LAYERS)),
                    type.getSimpleName(),
                    methods.size(),
                    MOST_LAYERS);
            return Optional.empty();
        }
        String name = joinedName(type);
        Optional<Model> model = models.read(type, name);
        if (model.isEmpty()) {
            return Optional.empty();
        }
        boolean accepted = true;
        for (GraphMethod method : model.get().members(GraphMethod.class)) {
            accepted &= !method.isRoot() || ReturnRules.accept(method, diagnostics);
        }
        if (!accepted) {
            return Optional.empty();
        }
        AnnotationMirror network = AnnotationReader.find(type, NETWORK).orElseThrow();
        Map<String, Object> values = annotations.values(network);
        return Optional.of(new NetworkDeclaration(
                elements.getPackageOf(type).getQualifiedName().toString(),
                name,
                isPublic(type),
                Boolean.TRUE.equals(values.get("inputGradients")),
                Boolean.TRUE.equals(values.get("outputGradients")),
                model.get()));
    }

    private boolean acceptsType(TypeElement type) {
        Place place = Place.of(type);
        String name = type.getSimpleName().toString();
        if (type.getKind() != ElementKind.INTERFACE) {
            diagnostics.report(Problem.NOT_AN_INTERFACE, place, name, kindOf(type));
            return false;
        }
        boolean accepted = true;
        for (Element outer = type; outer instanceof TypeElement; outer = outer.getEnclosingElement()) {
            if (outer.getModifiers().contains(Modifier.PRIVATE)) {
                diagnostics.report(Problem.PRIVATE_NETWORK, Place.of(outer), outer.getSimpleName());
                accepted = false;
            }
        }
        if (!type.getTypeParameters().isEmpty()) {
            diagnostics.report(Problem.GENERIC_NETWORK, place, name, joined(type.getTypeParameters()));
            accepted = false;
        }
        if (type.getInterfaces().stream().anyMatch(base -> base.getKind() == TypeKind.ERROR)) {
            accepted = false;
        } else if (!type.getInterfaces().isEmpty()) {
            diagnostics.report(
                    Problem.EXTENDING_NETWORK,
                    place,
                    name,
                    TypeText.of(type.getInterfaces().get(0)));
            accepted = false;
        }
        return accepted;
    }

    /** Whether what is generated for a type is public. */
    public static boolean isPublic(TypeElement type) {
        return type.getModifiers().contains(Modifier.PUBLIC) && visibleOutside(type);
    }

    private static boolean visibleOutside(TypeElement type) {
        for (Element outer = type.getEnclosingElement();
                outer instanceof TypeElement;
                outer = outer.getEnclosingElement()) {
            if (!outer.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    private static String kindOf(TypeElement type) {
        return switch (type.getKind()) {
            case ENUM -> "an enum";
            case RECORD -> "a record";
            case ANNOTATION_TYPE -> "an annotation type";
            default -> "a class";
        };
    }

    /** The name that what is generated for a type starts with. */
    public static String joinedName(TypeElement type) {
        String name = type.getSimpleName().toString();
        return type.getEnclosingElement() instanceof TypeElement outer ? joinedName(outer) + "_" + name : name;
    }

    static String joined(List<? extends TypeParameterElement> parameters) {
        return String.join(", ", parameters.stream().map(Object::toString).toList());
    }
}
