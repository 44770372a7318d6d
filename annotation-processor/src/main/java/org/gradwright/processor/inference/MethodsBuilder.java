// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.GraphMethod;
import org.gradwright.processor.declaration.InputDeclaration;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.Model;
import org.gradwright.processor.declaration.ModelMember;
import org.gradwright.processor.declaration.NetworkDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.inference.GraphBuilder.Ends;
import org.gradwright.processor.inference.GraphValue.OfRecord;
import org.gradwright.processor.inference.GraphValue.OfScalar;
import org.gradwright.processor.inference.GraphValue.OfTensor;
import org.gradwright.processor.inference.GraphValue.Term;

/** Builds the graph that the methods {@code forward} and {@code objective} of a network say. */
final class MethodsBuilder {
    /** What a single output is called that no layer gives. */
    private static final String PREDICTION = "prediction";

    private final NetworkDeclaration declaration;
    private final Model model;
    private final Scope scope;
    private final Construction construction;
    private final Diagnostics diagnostics;
    private final LayerBuilder layers;
    private final BodyBuilder bodies;
    private final Map<String, Given> inputs = new LinkedHashMap<>();

    MethodsBuilder(NetworkDeclaration declaration, Construction construction) {
        this.declaration = declaration;
        this.model = declaration.model();
        this.scope = new Scope(model, "");
        this.construction = construction;
        this.diagnostics = construction.diagnostics;
        this.layers = new LayerBuilder(construction);
        this.bodies = new BodyBuilder(construction, layers);
    }

    /** An input and the method that takes it. */
    private record Given(Node node, GraphMethod method) {}

    /** The ends of the network; empty when a problem was reported. */
    Optional<Ends> build() {
        Optional<GraphMethod> forward = model.method(GraphMethod.FORWARD);
        if (forward.isEmpty()) {
            ModelMember member = model.members().stream()
                    .filter(each -> !(each instanceof MemberDeclaration))
                    .findFirst()
                    .orElseThrow();
            diagnostics.report(Problem.NO_FORWARD, member.place(), member.name(), model.name());
            return Optional.empty();
        }
        boolean accepted = NameRules.checkMethods(declaration, diagnostics) && inputsInPlace();
        Optional<GraphMethod> objective = model.method(GraphMethod.OBJECTIVE);
        if (!accepted) {
            return Optional.empty();
        }
        List<GraphValue> given = arguments(forward.get());
        GraphValue predicted = bodies.run(scope, forward.get(), given, PREDICTION);
        bodies.remember(forward.get(), given, predicted);
        GraphValue trained = objective
                .map(method -> bodies.run(scope, method, arguments(method), GraphMethod.OBJECTIVE))
                .orElse(new OfScalar(List.of()));
        Map<String, Node> outputs = outputs(predicted);
        accepted = !construction.isRefused() && lossesInPlace(outputs, objective);
        if (!accepted || !SizeRules.parametersFit(declaration, construction, last())) {
            return Optional.empty();
        }
        warnOfUnused();
        List<Graph.Objective> objectives = new ArrayList<>();
        List<Graph.Output> ends = new ArrayList<>();
        boolean complete = true;
        for (Map.Entry<String, Node> output : outputs.entrySet()) {
            Optional<MemberDeclaration> layer = lossLayer(output.getValue());
            if (layer.isEmpty()) {
                ends.add(new Graph.Output(
                        output.getKey(),
                        output.getValue().id(),
                        output.getValue().id(),
                        "values"));
                continue;
            }
            AnnotationUse loss = layer.get().loss().orElseThrow();
            complete &= new LossRules(construction).fits(loss, layer.get().name(), output.getValue());
            complete &= LossBuilder.isOperation(loss.type())
                    || construction.formulas.formula(loss).isPresent();
            Optional<LossBuilder.Built> built = complete
                    ? new LossBuilder(construction).build(layer.get().named(output.getKey()), output.getValue())
                    : Optional.empty();
            complete &= built.isPresent();
            built.ifPresent(end -> {
                ends.add(end.output());
                end.objective().ifPresent(objectives::add);
            });
        }
        if (trained instanceof OfScalar sum) {
            sum.terms().forEach(term -> objectives.add(objective(term)));
        }
        return complete ? Optional.of(new Ends(ends, objectives)) : Optional.empty();
    }

    /** Whether the parameters of the two methods, and they alone, are inputs; if not, that is reported. */
    private boolean inputsInPlace() {
        boolean accepted = true;
        for (GraphMethod method : model.members(GraphMethod.class)) {
            boolean root =
                    method.name().equals(GraphMethod.FORWARD) || method.name().equals(GraphMethod.OBJECTIVE);
            for (InputDeclaration input : method.inputs()) {
                if (!root && input.extents().isPresent()) {
                    diagnostics.report(
                            Problem.GRAPH_INPUT_ELSEWHERE, input.extentsPlace(), method.name(), input.name());
                    accepted = false;
                } else if (root && input.extents().isEmpty()) {
                    diagnostics.report(Problem.GRAPH_INPUT, input.place(), input.name(), method.name());
                    accepted = false;
                } else if (root) {
                    accepted &= InputRules.extents(input, diagnostics) && alike(input, method);
                }
            }
            if (root && method.inputs().isEmpty()) {
                diagnostics.report(
                        Problem.GRAPH_CALL,
                        method.place(),
                        method.name(),
                        "takes no tensor",
                        "Declare its inputs: '" + method.name() + "(@Input(64) Tensor x)'.");
                accepted = false;
            }
        }
        for (MemberDeclaration member : model.layers()) {
            if (member.input().extents().isPresent()) {
                diagnostics.report(
                        Problem.GRAPH_INPUT_ELSEWHERE,
                        member.input().extentsPlace(),
                        member.name(),
                        member.input().name());
                accepted = false;
            }
        }
        GraphMethod forward = model.method(GraphMethod.FORWARD).orElseThrow();
        Optional<GraphMethod> objective = model.method(GraphMethod.OBJECTIVE);
        if (forward.returns() == GraphMethod.Returns.SCALAR) {
            diagnostics.report(
                    Problem.GRAPH_CALL,
                    forward.place(),
                    GraphMethod.FORWARD,
                    "returns Scalar, but says what is predicted",
                    "Let it return Tensor or a record of Tensors; what is trained is said by 'objective'.");
            accepted = false;
        }
        if (objective.isPresent() && objective.get().returns() != GraphMethod.Returns.SCALAR) {
            diagnostics.report(
                    Problem.GRAPH_CALL,
                    objective.get().place(),
                    GraphMethod.OBJECTIVE,
                    "returns no Scalar, but says what is trained",
                    "Let it return Scalar: a loss, or a sum of losses.");
            accepted = false;
        }
        return accepted;
    }

    private boolean alike(InputDeclaration input, GraphMethod method) {
        Shape shape = new Shape(true, input.extents().orElseThrow());
        Given before = inputs.get(input.name());
        if (before == null) {
            Node node = construction.nodes.add(input.name(), "", new Operation.Input(input.name()), List.of(), shape);
            construction.trace(node, List.of(), input.name());
            inputs.put(input.name(), new Given(node, method));
            return true;
        }
        boolean alike = before.node().shape().equals(shape);
        if (!alike) {
            diagnostics.report(
                    Problem.GRAPH_INPUT_TWICE,
                    input.extentsPlace(),
                    input.name(),
                    shape,
                    method.name(),
                    before.node().shape(),
                    before.method().name());
        }
        return alike;
    }

    private List<GraphValue> arguments(GraphMethod method) {
        return method.inputs().stream()
                .<GraphValue>map(input -> new OfTensor(
                        Objects.requireNonNull(inputs.get(input.name())).node()))
                .toList();
    }

    /** The predicted values by name: each lies in an array of its own. */
    private Map<String, Node> outputs(GraphValue predicted) {
        Map<String, Node> outputs = new LinkedHashMap<>();
        if (predicted instanceof OfTensor tensor) {
            outputs.put(
                    construction
                            .maker(tensor.node())
                            .map(made -> made.member().name())
                            .orElse(PREDICTION),
                    tensor.node());
        } else if (predicted instanceof OfRecord record) {
            record.values().forEach((name, value) -> {
                if (value instanceof OfTensor tensor) {
                    outputs.put(name, tensor.node());
                }
            });
        }
        Set<Integer> taken = new HashSet<>();
        outputs.replaceAll((name, node) -> taken.add(node.id()) && !(node.operation() instanceof Operation.Input)
                ? node
                : construction.nodes.add(
                        name, "", new Operation.Elementwise(Arithmetic.COPY), List.of(node.id()), node.shape()));
        return outputs;
    }

    /** The layer that gives a value, if it has a loss. */
    private Optional<MemberDeclaration> lossLayer(Node output) {
        return construction
                .maker(output)
                .map(Construction.Made::member)
                .filter(member -> member.loss().isPresent());
    }

    /** Whether each loss on a layer is that of an output, and the only call of its layer; if not, that is reported. */
    private boolean lossesInPlace(Map<String, Node> outputs, Optional<GraphMethod> objective) {
        Set<String> found = new HashSet<>();
        outputs.values().forEach(node -> lossLayer(node).ifPresent(layer -> found.add(layer.name())));
        boolean accepted = true;
        for (Placed placed : placed(scope)) {
            MemberDeclaration member = placed.member();
            if (member.loss().isEmpty()) {
                continue;
            }
            Optional<String> fault = Optional.empty();
            String fix = "Return what '" + member.name() + "' gives from 'forward', or remove the loss.";
            if (objective.isPresent()) {
                fault = Optional.of("'objective' says what is trained");
                fix = "Declare it as '@" + member.loss().get().simpleName()
                        + " Scalar error(Tensor prediction, Tensor target);' and call it there, or remove 'objective'.";
            } else if (!found.contains(placed.name())) {
                fault = Optional.of("its value is no output");
            } else if (layers.calls(placed.name()) > 1) {
                fault = Optional.of("it is called " + layers.calls(placed.name()) + " times");
                fix = "Call it once, or declare the loss as a member of its own and call that in 'objective'.";
            }
            if (fault.isPresent()) {
                diagnostics.report(Problem.GRAPH_LOSS, member.loss().get().place(), member.name(), fault.get(), fix);
                accepted = false;
            }
        }
        return accepted;
    }

    /** A layer in its place. */
    private record Placed(String name, MemberDeclaration member) {}

    private static List<Placed> placed(Scope scope) {
        List<Placed> placed = new ArrayList<>();
        for (ModelMember member : scope.model().members()) {
            if (member instanceof MemberDeclaration layer) {
                placed.add(new Placed(scope.nameOf(layer), layer));
            }
        }
        return placed;
    }

    private void warnOfUnused() {
        for (ModelMember member : model.members()) {
            boolean root =
                    member.name().equals(GraphMethod.FORWARD) || member.name().equals(GraphMethod.OBJECTIVE);
            if (!root && !bodies.uses(member.name())) {
                diagnostics.report(Problem.GRAPH_UNUSED, member.place(), member.name());
            }
        }
    }

    private Node last() {
        List<Node> nodes = construction.nodes.all();
        return nodes.get(nodes.size() - 1);
    }

    private final Map<String, Integer> objectiveNames = new HashMap<>();

    /** A term of what is trained, with its factor. */
    private Graph.Objective objective(Term term) {
        int count = objectiveNames.merge(term.name(), 1, Integer::sum);
        String name = count == 1 ? term.name() : term.name() + "Again" + count;
        List<Integer> compared = term.compared().stream().map(Node::id).toList();
        Node total = term.factor() == 1 ? term.total() : scaled(term);
        return new Graph.Objective(name, total.id(), compared);
    }

    private Node scaled(Term term) {
        Node total = term.total();
        Operation operation = total.operation();
        double factor = term.factor();
        Operation scaled;
        List<Integer> inputs = total.inputs();
        if (operation instanceof Operation.WeightedSum sum) {
            scaled = new Operation.WeightedSum(sum.reduction(), sum.factor() * factor);
        } else if (operation instanceof Operation.WeightedMean mean) {
            scaled = new Operation.WeightedMean(mean.factor() * factor);
        } else {
            scaled = new Operation.Elementwise(Arithmetic.times(factor));
            inputs = List.of(total.id());
        }
        return construction.nodes.add(total.name() + "Scaled", total.layer(), scaled, inputs, total.shape());
    }
}
