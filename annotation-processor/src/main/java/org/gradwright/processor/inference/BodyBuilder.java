// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final int DEEPEST = 32;

    private final Construction construction;
    private final LayerBuilder layers;
    private final TensorFunctions functions;
    private final LossCalls losses;
    private final Set<String> used = new HashSet<>();
    private Optional<Remembered> remembered = Optional.empty();
    private int steps;
    private int depth;

    BodyBuilder(Construction construction, LayerBuilder layers) {
        this.construction = construction;
        this.layers = layers;
        this.functions = new TensorFunctions(construction, layers);
        this.losses = new LossCalls(construction);
    }

    /** What a method gave. */
    private record Remembered(GraphMethod method, List<GraphValue> arguments, GraphValue value) {}

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
        return new Run(scope, method, result, locals)
                .statements(method.body().statements())
                .orElse(Construction.MISSING);
    }

    /** What a block gives for the arguments: of its method {@code apply}, or of its layers in order. */
    GraphValue block(Scope scope, List<GraphValue> arguments, Place place) {
        Optional<GraphMethod> apply = scope.model().method(GraphMethod.APPLY);
        if (apply.isPresent()) {
            return run(scope, apply.get(), arguments, scope.prefix());
        }
        GraphValue value = arguments.get(0);
        for (MemberDeclaration layer : scope.model().layers()) {
            value = layer(scope, layer, value, place);
        }
        return value;
    }

    private GraphValue layer(Scope scope, MemberDeclaration member, GraphValue argument, Place place) {
        String name = scope.nameOf(member);
        used.add(name);
        if (!(argument instanceof OfTensor tensor)) {
            return Construction.MISSING;
        }
        LayerBuilder.Result result = layers.call(member.named(name), tensor.node(), place);
        if (!result.accepted()) {
            construction.refuse();
        }
        return new OfTensor(result.output());
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
                if (++steps > MOST_STEPS) {
                    refuse(Problem.GRAPH_SIZE, statement.place(), method.name(), MOST_STEPS);
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

        private Optional<GraphValue> loop(Statement.Loop loop) {
            GraphValue from = value(loop.from(), "");
            GraphValue to = value(loop.to(), "");
            if (!(from instanceof OfNumber first) || !(to instanceof OfNumber last)) {
                return Optional.of(refuse(
                        Problem.GRAPH_STATEMENT,
                        loop.place(),
                        method.name(),
                        "a loop without a fixed number of rounds",
                        "Count the rounds: 'for (int i = 0; i < 3; i++)', with bounds that are constants."));
            }
            double end = loop.inclusive() ? last.value() + loop.step() : last.value();
            for (double i = first.value(); loop.step() > 0 ? i < end : i > end; i += loop.step()) {
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
                return Numbers.compute(arithmetic.operator(), values(arithmetic.operands()));
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
                return losses.call(scope, loss, arguments, call.place());
            }
            if (depth == DEEPEST) {
                return refuse(
                        Problem.GRAPH_CALL,
                        call.place(),
                        call.member(),
                        "is called through " + DEEPEST + " other methods, or calls itself",
                        "Let the methods of a model call each other in one direction.");
            }
            depth++;
            try {
                return member.get() instanceof BlockUse block
                        ? blocks(block, arguments, call.place())
                        : run(scope, (GraphMethod) member.get(), arguments, call.member());
            } finally {
                depth--;
            }
        }

        private GraphValue blocks(BlockUse use, List<GraphValue> arguments, Place place) {
            String name = scope.nameOf(use);
            List<GraphValue> values = arguments;
            for (int i = 1; i <= use.times(); i++) {
                Scope inner = new Scope(use.block(), use.repeated() ? name + i : name);
                values = List.of(block(inner, values, place));
            }
            return values.get(0);
        }

        private GraphValue refuse(Problem problem, Place place, Object... arguments) {
            construction.refuse(problem, place, List.of(), arguments);
            return Construction.MISSING;
        }
    }
}
