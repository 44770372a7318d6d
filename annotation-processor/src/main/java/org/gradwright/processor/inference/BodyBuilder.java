// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradwright.processor.declaration.BlockUse;
import org.gradwright.processor.declaration.Body.Expression;
import org.gradwright.processor.declaration.Body.Statement;
import org.gradwright.processor.declaration.GraphMethod;
import org.gradwright.processor.declaration.LossDeclaration;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.ModelMember;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.inference.GraphValue.OfNumber;
import org.gradwright.processor.inference.GraphValue.OfRecord;
import org.gradwright.processor.inference.GraphValue.OfTensor;

/** Carries out the bodies of a model's methods, statement by statement; what they compute with are nodes of the graph. */
final class BodyBuilder {
    private static final int MOST_STEPS = 10_000;

    /** With more, the methods of a layer or of a part without layers would be larger than class files can hold. */
    private static final int MOST_NODES = 2_000;

    /** All calls of a layer are in one method of the generated class. */
    private static final int MOST_CALLS = 100;

    private final String network;
    private final Construction construction;
    private final LayerBuilder layers;
    private final TensorFunctions functions;
    private final LossCalls losses;
    private final Set<String> used = new HashSet<>();
    private Optional<Remembered> remembered = Optional.empty();
    private int steps;
    private boolean tooLarge;
    private final Deque<Running> running = new ArrayDeque<>();
    private final Set<Place> refusedLayers = new HashSet<>();
    private final Map<String, Set<GraphValue>> given = new HashMap<>();
    private final Deque<Set<String>> needed = new ArrayDeque<>();

    BodyBuilder(String network, Construction construction, LayerBuilder layers) {
        this.network = network;
        this.construction = construction;
        this.layers = layers;
        this.functions = new TensorFunctions(construction, layers);
        this.losses = new LossCalls(construction);
    }

    /** What a method gave. */
    private record Remembered(GraphMethod method, List<GraphValue> arguments, GraphValue value) {}

    /** A method that is carried out, of the model or of a block in a member. */
    private record Running(String prefix, GraphMethod method) {}

    /** Whether a member was called, by its name in the whole network. */
    boolean uses(String member) {
        return used.contains(member);
    }

    /** Says what a method gives: its first call with the same arguments gives that value, rather than another one. */
    void remember(GraphMethod method, List<GraphValue> arguments, GraphValue value) {
        remembered = Optional.of(new Remembered(method, arguments, value));
    }

    /**
     * What a method returns for the arguments.
     *
     * @param result what to call it, where it has no name
     */
    GraphValue run(Scope scope, GraphMethod method, List<GraphValue> arguments, String result) {
        Optional<Remembered> same = remembered.filter(
                each -> each.method().equals(method) && each.arguments().equals(arguments));
        if (same.isPresent()) {
            remembered = Optional.empty();
            return same.get().value();
        }
        Map<String, GraphValue> locals = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            locals.put(method.inputs().get(i).name(), arguments.get(i));
        }
        running.addLast(new Running(scope.prefix(), method));
        try {
            return new Run(scope, method, result, locals)
                    .statements(method.body().statements())
                    .orElse(Construction.MISSING);
        } finally {
            running.removeLast();
        }
    }

    /** What a block gives for the arguments: of its method {@code apply}, or of its members in order. */
    GraphValue block(Scope scope, List<GraphValue> arguments, Place place) {
        Optional<GraphMethod> apply = scope.model().entry();
        if (apply.isPresent()) {
            return run(scope, apply.get(), arguments, scope.prefix());
        }
        GraphValue value = arguments.get(0);
        for (ModelMember member : scope.model().members()) {
            value = member instanceof BlockUse use
                    ? blocks(scope, use, List.of(value), place)
                    : layer(scope, (MemberDeclaration) member, value, place);
        }
        return value;
    }

    /** What the block of a member gives, as often as it stands there. */
    private GraphValue blocks(Scope scope, BlockUse use, List<GraphValue> arguments, Place place) {
        used.add(scope.nameOf(use));
        List<GraphValue> values = arguments;
        for (int i = 1; i <= use.times(); i++) {
            Scope inner = scope.of(use, i);
            if (values.contains(Construction.MISSING)) {
                return Construction.MISSING;
            }
            List<GraphValue> taken = values;
            if (!new TrunkInputs(construction).fit(inner, taken, place)) {
                return Construction.MISSING;
            }
            String shapes = taken.stream()
                    .map(value -> value instanceof OfTensor tensor
                            ? tensor.node().shape().toString()
                            : value.kind())
                    .collect(Collectors.joining(" and "));
            values = List.of(construction.diagnostics.within(
                    "in '" + inner.prefix() + "' of '" + network + "', which is given " + shapes,
                    () -> use.upTo().isPresent()
                            ? upTo(inner, use.upTo().get(), taken, place)
                            : block(inner, taken, place)));
        }
        give(scope.nameOf(use), values.get(0));
        return values.get(0);
    }

    /** What one of the members of a model gives where its method calls it, with the layers alone that this needs. */
    private GraphValue upTo(Scope inner, BlockUse.UpTo end, List<GraphValue> arguments, Place place) {
        Optional<PartTrial.Found> found = PartTrial.run(network, construction, inner, end, arguments, place);
        if (found.isEmpty()) {
            // what is wrong with the whole is reported
            GraphValue whole = block(inner, arguments, place);
            construction.refuse();
            return whole instanceof OfTensor ? Construction.MISSING : whole;
        }
        if (found.get().values() != 1) {
            construction.refuse(
                    Problem.TRUNK_MEMBER,
                    end.place(),
                    List.of(),
                    end.member(),
                    "is called "
                            + (found.get().values() == 0
                                    ? "nowhere"
                                    : found.get().values() + " times") + " by what '"
                            + inner.model().name() + "' gives",
                    "Name a member that is called once.");
            return Construction.MISSING;
        }
        String name = inner.nameOf(end.member());
        Set<GraphValue> before = given.remove(name);
        needed.push(found.get().layers());
        try {
            GraphValue ignored = block(inner, arguments, place);
            return given(name).stream().findFirst().orElse(Construction.MISSING);
        } finally {
            needed.pop();
            if (before != null) {
                given(name).addAll(before);
            }
        }
    }

    /** The values that a member gave so far, by its name in the whole network. */
    Set<GraphValue> given(String member) {
        return given.computeIfAbsent(member, name -> new LinkedHashSet<>());
    }

    private void give(String member, GraphValue value) {
        if (value instanceof OfTensor) {
            boolean ignored = given(member).add(value);
        }
    }

    /** Says that a layer was refused where it is declared, so that its calls need not be. */
    void refuse(MemberDeclaration layer) {
        refusedLayers.add(layer.place());
        construction.refuse();
    }

    private GraphValue layer(Scope scope, MemberDeclaration member, GraphValue argument, Place place) {
        String name = scope.nameOf(member);
        if (needed.stream().anyMatch(layers -> !layers.contains(name))) {
            return Construction.MISSING;
        }
        used.add(name);
        if (!(argument instanceof OfTensor tensor)
                || (construction.isDoubtful(tensor.node()) && layers.calls(name) > 0)) {
            return Construction.MISSING;
        }
        if (layers.calls(name) >= MOST_CALLS) {
            construction.refuse(Problem.GRAPH_SIZE, place, List.of(), name, MOST_CALLS, "calls");
            tooLarge = true;
            return Construction.MISSING;
        }
        boolean refused = refusedLayers.contains(member.place());
        MemberDeclaration placed = scope.placed(member).frozenIn(scope.frozen());
        LayerBuilder.Result result =
                refused ? layers.refused(placed, tensor.node()) : layers.call(placed, tensor.node(), place);
        if (!result.accepted()) {
            construction.refuse();
            refusedLayers.add(member.place());
        }
        if (!result.accepted() || construction.isDoubtful(tensor.node())) {
            construction.doubt(result.output());
        }
        GraphValue value = new OfTensor(result.output());
        give(name, value);
        return value;
    }

    /** One call of a method: its local variables. */
    private final class Run {
        private final Scope scope;
        private final GraphMethod method;
        private final String result;
        private final Map<String, GraphValue> locals;

        private Run(Scope scope, GraphMethod method, String result, Map<String, GraphValue> locals) {
            this.scope = scope;
            this.method = method;
            this.result = result;
            this.locals = locals;
        }

        /** What is returned, if one of the statements does. */
        private Optional<GraphValue> statements(List<Statement> statements) {
            for (Statement statement : statements) {
                if (isTooLarge(statement.place())) {
                    return Optional.of(Construction.MISSING);
                }
                if (statement instanceof Statement.Return returned) {
                    return Optional.of(value(returned.value(), result));
                }
                if (statement instanceof Statement.Assignment assignment) {
                    locals.put(assignment.name(), value(assignment.value(), assignment.name()));
                } else {
                    Optional<GraphValue> returned = loop((Statement.Loop) statement);
                    if (returned.isPresent()) {
                        return returned;
                    }
                }
            }
            return Optional.empty();
        }

        private boolean isTooLarge(Place place) {
            boolean large = tooLarge || ++steps > MOST_STEPS || construction.nodes.size() > MOST_NODES;
            if (large && !tooLarge) {
                tooLarge = true;
                refuse(Problem.GRAPH_SIZE, place, network, steps > MOST_STEPS ? MOST_STEPS : MOST_NODES, "operations");
            }
            return large;
        }

        private Optional<GraphValue> loop(Statement.Loop loop) {
            GraphValue from = value(loop.from(), "");
            GraphValue to = value(loop.to(), "");
            if (!(from instanceof OfNumber first) || !(to instanceof OfNumber last)) {
                // reported, as no number was given
                construction.refuse();
                return Optional.of(Construction.MISSING);
            }
            double end = loop.inclusive() ? last.value() + loop.step() : last.value();
            for (double i = first.value(); loop.step() > 0 ? i < end : i > end; i += loop.step()) {
                if (isTooLarge(loop.place())) {
                    return Optional.of(Construction.MISSING);
                }
                locals.put(loop.variable(), new OfNumber(i, true));
                Optional<GraphValue> returned = statements(loop.body());
                if (returned.isPresent()) {
                    return returned;
                }
            }
            return Optional.empty();
        }

        /**
         * The value of an expression.
         *
         * @param name of the variable that gets it, or empty
         */
        private GraphValue value(Expression expression, String name) {
            if (expression instanceof Expression.Name local) {
                return locals.getOrDefault(local.name(), Construction.MISSING);
            }
            if (expression instanceof Expression.Constant constant) {
                return new OfNumber(constant.value(), constant.whole());
            }
            if (expression instanceof Expression.Arithmetic arithmetic) {
                List<GraphValue> operands = values(arithmetic.operands());
                Numbers.fault(arithmetic.operator(), operands)
                        .ifPresent(fault -> refuse(
                                Problem.GRAPH_STATEMENT,
                                arithmetic.place(),
                                method.name(),
                                fault,
                                "Change the numbers it is computed from."));
                return Numbers.compute(arithmetic.operator(), operands);
            }
            if (expression instanceof Expression.Outputs outputs) {
                Map<String, GraphValue> values = new LinkedHashMap<>();
                for (int i = 0; i < outputs.values().size(); i++) {
                    String component = outputs.names().get(i);
                    values.put(component, value(outputs.values().get(i), component));
                }
                return new OfRecord(values);
            }
            if (expression instanceof Expression.Call call) {
                return call(call);
            }
            Expression.Function function = (Expression.Function) expression;
            List<GraphValue> arguments = values(function.arguments());
            if (arguments.contains(Construction.MISSING)) {
                return Construction.MISSING;
            }
            if (arguments.size() == 1
                    && arguments.get(0) instanceof OfRecord record
                    && record.values().containsKey(function.name())) {
                return record.values().get(function.name());
            }
            if (arguments.get(0) instanceof OfRecord) {
                return refuse(
                        Problem.GRAPH_CALL,
                        function.place(),
                        function.name(),
                        "is no component of the record that it is called on",
                        "Call the components of the record, and write the rest in a default method of the model.");
            }
            return functions.call(function, arguments, name);
        }

        private List<GraphValue> values(List<Expression> expressions) {
            return expressions.stream().map(each -> value(each, "")).toList();
        }

        private GraphValue call(Expression.Call call) {
            List<GraphValue> arguments = new ArrayList<>(values(call.arguments()));
            Optional<ModelMember> member = scope.member(call.member());
            if (member.isEmpty() || arguments.isEmpty()) {
                // javac does not know the method, or the member was refused where it is declared
                construction.refuse();
                return Construction.MISSING;
            }
            used.add(scope.nameOf(member.get()));
            if (member.get() instanceof MemberDeclaration layer) {
                return layer(scope, layer, arguments.get(0), call.place());
            }
            if (arguments.contains(Construction.MISSING)) {
                return Construction.MISSING;
            }
            if (member.get() instanceof LossDeclaration loss) {
                boolean doubtful = arguments.stream()
                        .anyMatch(each -> each instanceof OfTensor tensor && construction.isDoubtful(tensor.node()));
                if (doubtful) {
                    return Construction.MISSING;
                }
                return losses.call(scope, loss, arguments, call.place());
            }
            if (member.get() instanceof BlockUse block) {
                return blocks(scope, block, arguments, call.place());
            }
            GraphMethod called = (GraphMethod) member.get();
            List<String> through = through(new Running(scope.prefix(), called));
            if (!through.isEmpty()) {
                String others = String.join(" and ", through.subList(1, through.size()));
                return refuse(
                        Problem.GRAPH_CALL,
                        call.place(),
                        called.name(),
                        "calls itself" + (others.isEmpty() ? "" : " through " + others)
                                + ", so the graph would have no end",
                        "Count the rounds: 'for (int i = 0; i < 3; i++)'.");
            }
            return run(scope, called, arguments, call.member());
        }

        /** The methods that a call comes from, if the called one is among them: that one first. */
        private List<String> through(Running called) {
            List<String> through = new ArrayList<>();
            for (Running each : running) {
                if (each.equals(called) || !through.isEmpty()) {
                    through.add("'" + each.method().name() + "'");
                }
            }
            return through;
        }

        private GraphValue refuse(Problem problem, Place place, Object... arguments) {
            construction.refuse(problem, place, List.of(), arguments);
            return Construction.MISSING;
        }
    }
}
