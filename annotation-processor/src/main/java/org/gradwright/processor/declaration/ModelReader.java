// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private final Function<ExecutableElement, Optional<Body>> bodies;
    private final BiFunction<TypeElement, Place, Optional<Model>> used;
    private final Map<String, Optional<Model>> blocks;
    private final Deque<TypeElement> reading = new ArrayDeque<>();
    private final Set<TypeElement> checked;

    ModelReader(Elements elements, MethodSources sources, @Nullable Trees trees, Diagnostics diagnostics) {
        this.elements = elements;
        this.sources = sources;
        this.annotations = new AnnotationReader(elements);
        this.members = new MemberReader(annotations, new WrittenRules(elements, trees, diagnostics), diagnostics);
        this.diagnostics = diagnostics;
        this.bodies = method -> BodyReader.read(method, elements, sources, diagnostics);
        this.used = this::block;
        this.blocks = new LinkedHashMap<>();
        this.checked = new HashSet<>();
    }

    private ModelReader(
            ModelReader outer,
            Diagnostics diagnostics,
            Function<ExecutableElement, Optional<Body>> bodies,
            BiFunction<TypeElement, Place, Optional<Model>> used) {
        this.elements = outer.elements;
        this.sources = outer.sources;
        this.annotations = outer.annotations;
        this.members = new MemberReader(annotations, new WrittenRules(elements, null, diagnostics), diagnostics);
        this.diagnostics = diagnostics;
        this.bodies = bodies;
        this.used = used;
        this.blocks = Map.of();
        this.checked = outer.checked;
    }

    /**
     * A reader of a type in a class file.
     *
     * @param unexpected what it reports
     * @param bodies the bodies of methods
     * @param used the blocks that members use
     */
    ModelReader ofClassFile(
            Diagnostics unexpected,
            Function<ExecutableElement, Optional<Body>> bodies,
            Function<TypeElement, Optional<Model>> used) {
        return new ModelReader(this, unexpected, bodies, (type, place) -> used.apply(type));
    }

    /** The blocks whose source was read, by their qualified names. */
    Map<String, Model> blocks() {
        Map<String, Model> found = new LinkedHashMap<>();
        blocks.forEach((name, block) -> block.ifPresent(model -> found.put(name, model)));
        return found;
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
        return complete
                ? Optional.of(new Model(
                        name, declared, new Origins(elements).of(type, GraphText.encode(declared)), Place.of(type)))
                : Optional.empty();
    }

    /** Says which blocks this compilation declares: their problems are reported there, and their class files are none of it. */
    void expect(Collection<TypeElement> types) {
        checked.addAll(types);
    }

    /** Reports what is wrong with a type that is marked as a block, whether something uses it or not. */
    void check(TypeElement type) {
        Optional<Fault> fault = fault(type);
        if (fault.isPresent()) {
            fault.get().report(Place.of(type), type, diagnostics);
        } else {
            boolean ignored = model(type).isPresent();
        }
    }

    private Optional<ModelMember> member(ExecutableElement method) {
        if (method.getModifiers().contains(Modifier.STATIC)) {
            diagnostics.report(
                    Problem.STATIC_MEMBER,
                    Place.of(method),
                    method.getSimpleName(),
                    MemberReader.isTensor(method.getReturnType())
                            ? "Declare it 'default' instead of 'static': it is then part of the graph."
                            : "Move it to another type.");
            return Optional.empty();
        }
        if (!ObjectiveReader.inPlace(method, diagnostics)) {
            return Optional.empty();
        }
        if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
            return graph(method);
        }
        Optional<? extends AnnotationMirror> use = AnnotationReader.find(method, USE);
        if (use.isPresent()) {
            return block(method, use.get());
        }
        return effective(method, Set.of(REPEAT), "uses no block", "Remove it, or call '%s' in a loop.")
                ? members.read(method)
                : Optional.empty();
    }

    /** A method with a body. */
    private Optional<ModelMember> graph(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        boolean accepted = members.sound(method)
                && effective(
                        method,
                        Set.of(USE, REPEAT, MemberReader.FROZEN),
                        "has a body",
                        "Remove it, or the body of '%s'.");
        accepted &= members.tensors(method, "a method with a body");
        Optional<GraphMethod.Returns> returns = new ReturnRules(diagnostics).returns(method);
        if (!accepted || returns.isEmpty()) {
            return Optional.empty();
        }
        List<InputDeclaration> inputs =
                method.getParameters().stream().map(members::input).toList();
        return bodies.apply(method)
                .map(read -> new GraphMethod(
                        name, inputs, returns.get(), read, ObjectiveReader.read(method), Place.of(method)));
    }

    /** Whether a member has no annotation that would have no effect; if it has one, that is reported. */
    private boolean effective(ExecutableElement method, Set<String> without, String why, String fix) {
        String name = method.getSimpleName().toString();
        boolean effective = true;
        for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            Optional<AnnotationUse> use = annotations.read(method, mirror);
            boolean isLoss = use.map(AnnotationUse::kind)
                    .filter(AnnotationKind.LOSS::equals)
                    .isPresent();
            boolean ofLayers = use.isPresent()
                    || MemberReader.isLossOption(type.getQualifiedName().toString());
            boolean named = without.contains(type.getQualifiedName().toString());
            if (named || (ofLayers && !without.equals(Set.of(REPEAT)))) {
                diagnostics.report(
                        Problem.GRAPH_ANNOTATION,
                        Place.of(method).at(mirror),
                        name,
                        type.getSimpleName(),
                        why,
                        isLoss
                                ? "Remove it; write a loss on the layer whose value is an output."
                                : String.format(Locale.ROOT, fix, name));
                effective = false;
            }
        }
        return effective;
    }

    /** A member that is a block. */
    private Optional<ModelMember> block(ExecutableElement method, AnnotationMirror use) {
        Place place = Place.of(method);
        String name = method.getSimpleName().toString();
        if (!members.sound(method)) {
            return Optional.empty();
        }
        boolean accepted = effective(
                method,
                Set.of(),
                "is a block",
                "Remove it, or write it on a layer of the block; '%s' has those alone.");
        accepted &= members.tensors(method, "@Use");
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
                    valueOf(repeat.orElseThrow(), "value", place),
                    "@Repeat of '" + name + "'",
                    times,
                    "at least 1",
                    "@Repeat(3) puts the block there three times, one after the other.");
            accepted = false;
        } else if (repeat.isPresent() && parameters != 1) {
            diagnostics.report(Problem.REPEAT_PARAMETERS, place.at(repeat.get()), name, parameters);
            accepted = false;
        }
        Optional<Model> block = used(use, valueOf(use, "value", place));
        if (!accepted || block.isEmpty()) {
            return Optional.empty();
        }
        Model model = block.get();
        String upTo = String.valueOf(annotations.values(use).getOrDefault("upTo", ""));
        Place end = valueOf(use, "upTo", place);
        if (!new TrunkRules(diagnostics).accept(name, model, upTo, end)) {
            return Optional.empty();
        }
        int due = model.entry().map(apply -> apply.inputs().size()).orElse(1);
        if (parameters != due) {
            diagnostics.report(
                    Problem.BLOCK_PARAMETERS,
                    place,
                    name,
                    parameters,
                    model.entry()
                            .map(GraphMethod::name)
                            .orElse(model.members().get(0).name()),
                    model.name(),
                    due,
                    "Tensor " + name + "("
                            + IntStream.rangeClosed(1, due)
                                    .mapToObj(i -> "Tensor x" + (due == 1 ? "" : i))
                                    .collect(Collectors.joining(", "))
                            + ")");
            return Optional.empty();
        }
        boolean frozen = AnnotationReader.find(method, MemberReader.FROZEN).isPresent();
        boolean chain = model.entry().isEmpty();
        return Optional.of(new BlockUse(
                name,
                chain && !upTo.isEmpty() ? TrunkRules.upTo(model, upTo) : model,
                parameters,
                times,
                repeat.isPresent(),
                frozen,
                chain || upTo.isEmpty() ? Optional.empty() : Optional.of(new BlockUse.UpTo(upTo, end)),
                place));
    }

    /** The value of a member of an annotation, or the annotation where it is a default. */
    private static Place valueOf(AnnotationMirror annotation, String member, Place place) {
        return annotation.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
                .findFirst()
                .map(entry -> place.at(annotation, entry.getValue()))
                .orElse(place.at(annotation));
    }

    /** The block that a member uses; empty when a problem was reported, or javac will report one. */
    private Optional<Model> used(AnnotationMirror use, Place place) {
        Object value = annotations.values(use).get("value");
        if (value instanceof DeclaredType declared && declared.getKind() != TypeKind.ERROR) {
            TypeElement type = (TypeElement) declared.asElement();
            Optional<Fault> fault = fault(type);
            if (fault.isPresent()) {
                // What is wrong with a block of this compilation is reported where it is declared.
                if (!checked.contains(type)) {
                    fault.get().report(place, type, diagnostics);
                }
                return Optional.empty();
            }
            return used.apply(type, place);
        }
        if (value instanceof TypeMirror type && type.getKind() != TypeKind.ERROR) {
            diagnostics.report(
                    Problem.NOT_A_BLOCK,
                    place,
                    TypeText.of(type),
                    "is no interface",
                    "Name an interface that is marked @Block.");
        }
        return Optional.empty();
    }

    /** A block, which may use others; empty when a problem was reported. */
    Optional<Model> block(TypeElement type, Place use) {
        String name = type.getQualifiedName().toString();
        if (reading.contains(type)) {
            List<String> through = new ArrayList<>();
            for (TypeElement each : reading) {
                if (each.equals(type)) {
                    break;
                }
                through.add(0, "'" + each.getSimpleName() + "'");
            }
            diagnostics.report(
                    Problem.BLOCK_OF_ITSELF,
                    use,
                    type.getSimpleName(),
                    through.isEmpty() ? "" : " through " + String.join(" and ", through));
            blocks.put(name, Optional.empty());
            return Optional.empty();
        }
        Optional<Model> model = checked.contains(type) || hasSource(type) ? model(type) : compiled(type, use);
        return isNetwork(type) ? model.flatMap(this::trunk) : model;
    }

    /** What a network is as a part of another one: it has no losses. Empty where it was refused where it is declared. */
    private Optional<Model> trunk(Model network) {
        Optional<GraphMethod> forward = network.entry();
        boolean accepted = forward.isEmpty() ? network.isChain() : ReturnRules.accept(forward.get(), diagnostics);
        return accepted
                ? Optional.of(network.with(network.members().stream()
                        .map(member -> member instanceof MemberDeclaration layer ? layer.withoutLoss() : member)
                        .toList()))
                : Optional.empty();
    }

    private boolean hasSource(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .anyMatch(method -> sources.find(method).isPresent());
    }

    private Optional<Model> compiled(TypeElement type, Place use) {
        reading.push(type);
        try {
            return new CompiledGraphs(elements, this, diagnostics).read(type, use);
        } finally {
            reading.pop();
        }
    }

    private Optional<Model> model(TypeElement type) {
        String name = type.getQualifiedName().toString();
        Optional<Model> known = blocks.get(name);
        if (known == null) {
            reading.push(type);
            known = read(type, type.getSimpleName().toString()).filter(model -> isNetwork(type) || isConnected(model));
            reading.pop();
            // a circle that was reported is no block
            known = blocks.containsKey(name) ? Optional.empty() : known;
            blocks.put(name, known);
        }
        return known;
    }

    /** Whether a block says what it gives, and takes what its users give; if not, that is reported. */
    boolean isConnected(Model block) {
        boolean accepted = hasNoInput(block) && ObjectiveReader.noneIn(block, diagnostics);
        Optional<GraphMethod> apply = block.method(GraphMethod.APPLY);
        if (apply.isPresent()) {
            return accepted && ReturnRules.accept(apply.get(), diagnostics);
        }
        for (ModelMember member : block.members()) {
            boolean chains =
                    member instanceof MemberDeclaration || (member instanceof BlockUse use && use.parameters() == 1);
            if (!chains) {
                diagnostics.report(
                        Problem.NO_FORWARD,
                        member.place(),
                        member.name(),
                        block.name(),
                        GraphMethod.APPLY,
                        "it gives",
                        "Write 'default Tensor apply(Tensor x) { return ...; }'.");
                return false;
            }
        }
        return accepted;
    }

    private boolean hasNoInput(Model block) {
        boolean accepted = true;
        for (ModelMember member : block.members()) {
            List<InputDeclaration> inputs = member instanceof MemberDeclaration layer
                    ? List.of(layer.input())
                    : member instanceof GraphMethod method ? method.inputs() : List.of();
            for (InputDeclaration input : inputs) {
                if (input.extents().isPresent()) {
                    diagnostics.report(
                            Problem.GRAPH_INPUT_ELSEWHERE, input.extentsPlace(), member.name(), input.name());
                    accepted = false;
                }
            }
        }
        return accepted;
    }

    private static boolean isMarked(TypeElement type) {
        return AnnotationReader.find(type, BLOCK).isPresent();
    }

    private static boolean isNetwork(TypeElement type) {
        return AnnotationReader.find(type, NetworkReader.NETWORK).isPresent();
    }

    /** Why a type is no block. */
    private record Fault(String what, String fix) {
        void report(Place place, TypeElement type, Diagnostics diagnostics) {
            diagnostics.report(Problem.NOT_A_BLOCK, place, type.getSimpleName(), what, fix);
        }
    }

    private static Optional<Fault> fault(TypeElement type) {
        String name = type.getSimpleName().toString();
        if (type.getKind() != ElementKind.INTERFACE) {
            return Optional.of(new Fault(
                    "is no interface",
                    isMarked(type)
                            ? "Declare it as 'interface " + name + " { ... }'."
                            : "Name an interface that is marked @Block."));
        }
        if (!isMarked(type) && !isNetwork(type)) {
            return Optional.of(new Fault("is not marked @Block", "Annotate '" + name + "' with @Block."));
        }
        if (!type.getTypeParameters().isEmpty()) {
            String parameters = NetworkReader.joined(type.getTypeParameters());
            return Optional.of(new Fault("has type parameters", "Remove '<" + parameters + ">' from '" + name + "'."));
        }
        if (!type.getInterfaces().isEmpty()) {
            String base = TypeText.of(type.getInterfaces().get(0));
            return Optional.of(
                    new Fault("extends '" + base + "'", "Declare the members of '" + base + "' in '" + name + "'."));
        }
        return ElementFilter.methodsIn(type.getEnclosedElements()).isEmpty()
                ? Optional.of(new Fault(
                        "declares no layer", "Add one, such as '@Dense(units = 10) Tensor hidden(Tensor x);'."))
                : Optional.empty();
    }
}
