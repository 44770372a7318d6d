// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.source.MethodSources;
import org.jspecify.annotations.Nullable;

/** Reads what a network or a block declares: layers, losses, blocks, and methods with bodies. */
final class ModelReader {
    private static final String USE = "org.gradwright.Use";
    private static final String REPEAT = "org.gradwright.Repeat";
    static final String BLOCK = "org.gradwright.Block";

    private final Elements elements;
    private final MethodSources sources;
    private final AnnotationReader annotations;
    private final MemberReader members;
    private final Diagnostics diagnostics;
    private final Map<String, Optional<Model>> blocks = new HashMap<>();
    private final Deque<String> reading = new ArrayDeque<>();

    ModelReader(Elements elements, MethodSources sources, @Nullable Trees trees, Diagnostics diagnostics) {
        this.elements = elements;
        this.sources = sources;
        this.annotations = new AnnotationReader(elements);
        this.members = new MemberReader(annotations, new WrittenRules(elements, trees, diagnostics), diagnostics);
        this.diagnostics = diagnostics;
    }

    /** What a type declares, under the given name; empty when a problem was reported. */
    Optional<Model> read(TypeElement type, String name) {
        boolean complete = true;
        Set<String> names = new HashSet<>();
        List<ModelMember> declared = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (!names.add(method.getSimpleName().toString())) {
                diagnostics.report(Problem.OVERLOADED_MEMBER, Place.of(method), method.getSimpleName());
                complete = false;
                continue;
            }
            Optional<ModelMember> member = member(method);
            complete &= member.isPresent();
            member.ifPresent(declared::add);
        }
        return complete ? Optional.of(new Model(name, declared, Place.of(type))) : Optional.empty();
    }

    private Optional<ModelMember> member(ExecutableElement method) {
        if (method.getModifiers().contains(Modifier.STATIC)) {
            diagnostics.report(Problem.STATIC_MEMBER, Place.of(method), method.getSimpleName());
            return Optional.empty();
        }
        if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
            return graph(method);
        }
        Optional<? extends AnnotationMirror> use = AnnotationReader.find(method, USE);
        return use.isPresent() ? block(method, use.get()) : members.read(method);
    }

    /** A method with a body. */
    private Optional<ModelMember> graph(ExecutableElement method) {
        Place place = Place.of(method);
        String name = method.getSimpleName().toString();
        boolean accepted = members.tensors(method, "a graph");
        Optional<GraphMethod.Returns> returns = returns(method.getReturnType());
        if (returns.isEmpty()) {
            diagnostics.report(Problem.GRAPH_RETURN, place, name, TypeText.of(method.getReturnType()));
        }
        List<InputDeclaration> inputs =
                method.getParameters().stream().map(members::input).toList();
        Optional<Body> body = BodyReader.read(method, elements, sources, diagnostics);
        return accepted && returns.isPresent()
                ? body.map(read -> new GraphMethod(name, inputs, returns.get(), read, place))
                : Optional.empty();
    }

    private static Optional<GraphMethod.Returns> returns(TypeMirror type) {
        if (MemberReader.isTensor(type)) {
            return Optional.of(GraphMethod.Returns.TENSOR);
        }
        if (MemberReader.isScalar(type)) {
            return Optional.of(GraphMethod.Returns.SCALAR);
        }
        boolean tensors = type instanceof DeclaredType declared
                && declared.asElement().getKind() == ElementKind.RECORD
                && ElementFilter.recordComponentsIn(declared.asElement().getEnclosedElements()).stream()
                        .allMatch(component -> MemberReader.isTensor(component.asType()));
        return tensors ? Optional.of(GraphMethod.Returns.RECORD) : Optional.empty();
    }

    /** A member that is a block. */
    private Optional<ModelMember> block(ExecutableElement method, AnnotationMirror use) {
        Place place = Place.of(method);
        String name = method.getSimpleName().toString();
        boolean accepted = members.tensors(method, "Use");
        if (!MemberReader.isTensor(method.getReturnType())) {
            diagnostics.report(Problem.MEMBER_RETURN, place, name, TypeText.of(method.getReturnType()));
            accepted = false;
        }
        Optional<? extends AnnotationMirror> repeat = AnnotationReader.find(method, REPEAT);
        int times = repeat.map(mirror -> (Integer) annotations.values(mirror).get("value"))
                .orElse(1);
        int parameters = method.getParameters().size();
        if (times < 1) {
            diagnostics.report(
                    Problem.OUT_OF_RANGE,
                    place.at(repeat.orElseThrow()),
                    "@Repeat of '" + name + "'",
                    times,
                    "at least 1",
                    "@Repeat(3) puts the block there three times, one after the other.");
            accepted = false;
        } else if (repeat.isPresent() && parameters != 1) {
            diagnostics.report(Problem.REPEAT_PARAMETERS, place.at(repeat.get()), name, parameters);
            accepted = false;
        }
        Object value = annotations.values(use).get("value");
        if (!(value instanceof DeclaredType declared) || declared.getKind() == TypeKind.ERROR) {
            return Optional.empty();
        }
        Optional<Model> block = block((TypeElement) declared.asElement(), place.at(use));
        return accepted
                ? block.map(model -> new BlockUse(name, model, parameters, times, repeat.isPresent(), place))
                : Optional.empty();
    }

    private Optional<Model> block(TypeElement type, Place use) {
        String name = type.getQualifiedName().toString();
        if (AnnotationReader.find(type, BLOCK).isEmpty() || type.getKind() != ElementKind.INTERFACE) {
            diagnostics.report(Problem.NOT_A_BLOCK, use, type.getSimpleName());
            return Optional.empty();
        }
        if (reading.contains(name)) {
            diagnostics.report(Problem.BLOCK_OF_ITSELF, use, type.getSimpleName());
            return Optional.empty();
        }
        Optional<Model> known = blocks.get(name);
        if (known == null) {
            reading.push(name);
            known = read(type, type.getSimpleName().toString());
            reading.pop();
            blocks.put(name, known);
        }
        return known;
    }
}
