// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.gradwright.processor.declaration.GraphTextReader.Coded;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;

/** The models whose source is not there: the class file has their annotations, and what was generated beside it the rest. */
final class CompiledGraphs {
    private static final String COMPILED_GRAPH = "org.gradwright.CompiledGraph";

    private final Elements elements;
    private final AnnotationReader annotations;
    private final ModelReader reader;
    private final Diagnostics diagnostics;

    /**
     * @param reader reads the blocks that a model uses, which may be there as source
     */
    CompiledGraphs(Elements elements, ModelReader reader, Diagnostics diagnostics) {
        this.elements = elements;
        this.annotations = new AnnotationReader(elements);
        this.reader = reader;
        this.diagnostics = diagnostics;
    }

    /** A model with all of it at the place where it is used; empty when a problem was reported. */
    Optional<Model> read(TypeElement type, Place use) {
        Optional<? extends AnnotationMirror> found = companion(type);
        if (found.isEmpty()) {
            diagnostics.report(Problem.GRAPH_SOURCE, use, type.getSimpleName());
            return Optional.empty();
        }
        Map<String, Object> values = annotations.values(found.get());
        Object format = values.get("format");
        if (!Integer.valueOf(GraphText.FORMAT).equals(format)) {
            return refuse(
                    type, use, "is in format " + format + ", but this processor reads format " + GraphText.FORMAT);
        }
        List<String> code = ((List<?>) values.getOrDefault("code", List.of()))
                .stream().map(String::valueOf).toList();
        List<Coded> coded;
        try {
            coded = GraphTextReader.read(code, function -> BodyReader.activation(elements, function, use), use);
        } catch (IllegalArgumentException e) {
            return refuse(type, use, "cannot be read: " + e.getMessage());
        }
        Optional<String> missing = missing(type);
        if (missing.isPresent()) {
            diagnostics.report(
                    Problem.FOREIGN_GRAPH,
                    use,
                    type.getSimpleName(),
                    "has @" + missing.get() + ", which is not on the class path",
                    "Add the module that declares @" + missing.get() + " to the class path.");
            return Optional.empty();
        }
        Origin origin = new Origins(elements).of(type, code);
        return origin.fingerprint().equals(values.get("fingerprint"))
                ? model(type, coded, origin, use)
                : anotherVersion(type, use);
    }

    private Optional<Model> model(TypeElement type, List<Coded> coded, Origin origin, Place use) {
        Map<String, Coded> byName = new HashMap<>();
        coded.forEach(each -> byName.put(each.name(), each));
        Diagnostics unexpected = new Diagnostics();
        boolean[] refusedInside = {false};
        ModelReader ofClassFile = reader.ofClassFile(
                unexpected,
                method -> Optional.ofNullable(byName.get(method.getSimpleName().toString()))
                        .flatMap(Coded::body),
                block -> {
                    Optional<Model> model = reader.block(block, use);
                    refusedInside[0] |= model.isEmpty();
                    return model;
                });
        Optional<Model> read = ofClassFile
                .read(type, type.getSimpleName().toString())
                .filter(model -> origin.isNetwork() || ofClassFile.isConnected(model));
        if (read.isEmpty() || !unexpected.reports().isEmpty()) {
            return refusedInside[0] ? Optional.empty() : anotherVersion(type, use);
        }
        List<ModelMember> members = new ArrayList<>();
        for (Coded each : coded) {
            for (ModelMember member : read.get().members()) {
                if (member.name().equals(each.name())) {
                    members.add(moved(member, each, use));
                }
            }
        }
        return Optional.of(new Model(read.get().name(), members, origin, use));
    }

    /** A member with the names of what it takes, at the place where the model is used. */
    private static ModelMember moved(ModelMember member, Coded coded, Place use) {
        if (member instanceof MemberDeclaration layer) {
            return layer.at(use, coded.parameters().get(0));
        }
        if (member instanceof LossDeclaration loss) {
            return new LossDeclaration(
                    loss.name(), loss.loss().at(use), loss.options().at(use), coded.parameters(), use);
        }
        if (member instanceof GraphMethod method) {
            List<InputDeclaration> inputs = new ArrayList<>();
            for (int i = 0; i < method.inputs().size(); i++) {
                inputs.add(method.inputs().get(i).at(use, coded.parameters().get(i)));
            }
            return new GraphMethod(method.name(), inputs, method.returns(), method.body(), Optional.empty(), use);
        }
        return ((BlockUse) member).at(use);
    }

    /** An annotation of a member whose type cannot be found. */
    private Optional<String> missing(TypeElement type) {
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
                TypeElement annotation =
                        (TypeElement) mirror.getAnnotationType().asElement();
                if (elements.getTypeElement(annotation.getQualifiedName()) == null) {
                    return Optional.of(annotation.getSimpleName().toString());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Model> anotherVersion(TypeElement type, Place use) {
        return refuse(type, use, "was made of another version of '" + type.getSimpleName() + "'");
    }

    private Optional<Model> refuse(TypeElement type, Place use, String fault) {
        diagnostics.report(
                Problem.FOREIGN_GRAPH,
                use,
                type.getSimpleName(),
                fault,
                "Recompile the module that declares '" + type.getSimpleName()
                        + "' with this version of the processor.");
        return Optional.empty();
    }

    private Optional<? extends AnnotationMirror> companion(TypeElement type) {
        String packageName = elements.getPackageOf(type).getQualifiedName().toString();
        String name = Origins.companion(type);
        TypeElement companion = elements.getTypeElement(packageName.isEmpty() ? name : packageName + "." + name);
        return companion == null ? Optional.empty() : AnnotationReader.find(companion, COMPILED_GRAPH);
    }
}
