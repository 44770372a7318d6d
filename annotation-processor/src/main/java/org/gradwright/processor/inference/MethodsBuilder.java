// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.BlockUse;
import org.gradwright.processor.declaration.GraphMethod;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.Model;
import org.gradwright.processor.declaration.ModelMember;
import org.gradwright.processor.declaration.NetworkDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.inference.GraphBuilder.Ends;
import org.gradwright.processor.inference.GraphValue.OfRecord;
import org.gradwright.processor.inference.GraphValue.OfScalar;
import org.gradwright.processor.inference.GraphValue.OfTensor;
import org.gradwright.processor.inference.GraphValue.Term;

/** Builds the graph that the methods {@code forward} and {@code objective} of a network say. */
final class MethodsBuilder {
    /** What a single output is called that no layer gives. */
    private static final String PREDICTION = "prediction";

    /** With more, methods and texts of the generated class would be larger than class files can hold. */
    private static final int MOST_LAYERS = 400;

    private final NetworkDeclaration declaration;
    private final Model model;
    private final Scope scope;
    private final Construction construction;
    private final Diagnostics diagnostics;
    private final LayerBuilder layers;
    private final BodyBuilder bodies;
    private final GraphInputs inputs;

    MethodsBuilder(NetworkDeclaration declaration, Construction construction) {
        this.declaration = declaration;
        this.model = declaration.model();
        this.scope = new Scope(model, "", false);
        this.construction = construction;
        this.diagnostics = construction.diagnostics;
        this.inputs = new GraphInputs(model, construction);
        this.layers = new LayerBuilder(construction);
        this.bodies = new BodyBuilder(model.name(), construction, layers);
    }

    /** The ends of the network; empty when a problem was reported. */
    Optional<Ends> build() {
        Optional<GraphMethod> forward = model.method(GraphMethod.FORWARD);
        Optional<ModelMember> member = scope.member(GraphMethod.FORWARD);
        if (forward.isEmpty() && member.isPresent()) {
            diagnostics.report(
                    Problem.NAME_TAKEN, member.get().place(), GraphMethod.FORWARD, GraphMethod.FORWARD + "Layer");
            return Optional.empty();
        }
        if (forward.isEmpty()) {
            reportNoForward();
            return Optional.empty();
        }
        if (!layersFit()) {
            return Optional.empty();
        }
        List<Placed> placed = Placed.all(model);
        boolean accepted = NameRules.checkMethods(declaration, placed, diagnostics);
        accepted &= inputs.inPlace();
        for (Placed each : placed) {
            if (each.isLayer() && each.first() && !ValueRules.check(each.layer(), diagnostics)) {
                bodies.refuse(each.layer());
            }
        }
        List<GraphMethod> trains = model.members(GraphMethod.class).stream()
                .filter(GraphMethod::isObjective)
                .toList();
        TrainedMembers members = new TrainedMembers(placed, diagnostics);
        for (GraphMethod each : trains) {
            accepted &= members.read(each);
        }
        if (!accepted) {
            return Optional.empty();
        }
        List<GraphValue> given = inputs.arguments(forward.get());
        GraphValue predicted = bodies.run(scope, forward.get(), given, PREDICTION);
        bodies.remember(forward.get(), given, predicted);
        List<GraphValue> trained = trains.stream()
                .map(method -> bodies.run(scope, method, inputs.arguments(method), method.name()))
                .toList();
        Map<String, Node> outputs = outputs(predicted);
        if (!isComplete(predicted) || trained.stream().anyMatch(GraphValue.Missing.class::isInstance)) {
            construction.refuse();
        }
        accepted = !construction.isRefused()
                && lossesInPlace(placed, outputs, trains.stream().findFirst());
        if (accepted) {
            Map<String, Optional<MemberDeclaration>> makers = new LinkedHashMap<>();
            outputs.forEach((name, node) -> makers.put(name, lossLayer(node)));
            accepted = NameRules.checkOutputs(declaration, placed, makers, diagnostics);
        }
        if (!accepted || !SizeRules.parametersFit(declaration, construction, last())) {
            return Optional.empty();
        }
        warnOfUnused(placed);
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
        for (int i = 0; i < trains.size(); i++) {
            if (trained.get(i) instanceof OfScalar sum) {
                GraphMethod method = trains.get(i);
                sum.terms().forEach(term -> objectives.add(objective(term, method.name(), members.of(method))));
            }
        }
        complete &= members.check(construction.nodes.all(), objectives);
        return complete ? Optional.of(new Ends(ends, objectives)) : Optional.empty();
    }

    private void reportNoForward() {
        ModelMember member = model.members().stream()
                .filter(each -> !(each instanceof MemberDeclaration))
                .findFirst()
                .orElseThrow();
        boolean named = member instanceof GraphMethod method
                && method.inputs().stream().anyMatch(input -> input.extents().isPresent());
        diagnostics.report(
                Problem.NO_FORWARD,
                member.place(),
                member.name(),
                model.name(),
                GraphMethod.FORWARD,
                "is predicted",
                named
                        ? "Call '" + member.name() + "' 'forward', if that is what it says."
                        : "Write 'default Tensor forward(@Input(64) Tensor x) { return ...; }' with the extents of one"
                                + " row.");
    }

    /** Whether a class can hold all layers; if not, that is reported. */
    private boolean layersFit() {
        long layers = Placed.layers(model);
        if (layers > MOST_LAYERS) {
            Place place = model.members(BlockUse.class).stream()
                    .max(Comparator.comparingLong(use -> use.times() * Placed.layers(use.block())))
                    .map(BlockUse::place)
                    .orElse(model.place());
            diagnostics.report(Problem.TOO_MANY_LAYERS, place, model.name(), layers, MOST_LAYERS);
        }
        return layers <= MOST_LAYERS;
    }

    private static boolean isComplete(GraphValue predicted) {
        return predicted instanceof OfTensor
                || (predicted instanceof OfRecord record
                        && record.values().values().stream().allMatch(OfTensor.class::isInstance));
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
    private boolean lossesInPlace(List<Placed> placed, Map<String, Node> outputs, Optional<GraphMethod> objective) {
        Set<String> found = new HashSet<>();
        outputs.values().forEach(node -> lossLayer(node).ifPresent(layer -> found.add(layer.name())));
        boolean accepted = true;
        for (Placed each : placed) {
            if (!each.isLayer() || each.layer().loss().isEmpty()) {
                continue;
            }
            MemberDeclaration member = each.layer();
            Optional<String> fault = Optional.empty();
            String fix = "Return what '" + member.name() + "' gives from 'forward', or remove the loss.";
            if (objective.isPresent()) {
                String method = objective.get().name();
                fault = Optional.of("'" + method + "' says what is trained");
                fix = "Declare it as '@" + member.loss().get().simpleName()
                        + " Scalar error(Tensor prediction, Tensor target);' and call it there, or remove '" + method
                        + "'.";
            } else if (!found.contains(each.name())) {
                fault = Optional.of("its value is no output");
            } else if (layers.calls(each.name()) > 1) {
                fault = Optional.of("it is called " + layers.calls(each.name()) + " times");
                fix = "Call it once, or declare the loss as a member of its own and call that in 'objective'.";
            }
            if (fault.isPresent()) {
                if (!each.path().equals(each.name()) && objective.isEmpty()) {
                    fix =
                            "Write the loss on a layer of the network, or call a loss that is a member of its own in 'objective'.";
                }
                construction.refuse(
                        Problem.GRAPH_LOSS, member.loss().get().place(), List.of(), member.name(), fault.get(), fix);
                accepted = false;
            }
        }
        return accepted;
    }

    /** Warns of members that nothing calls, those of a block once, and of inputs that nothing takes. */
    private void warnOfUnused(List<Placed> placed) {
        List<String> unused = new ArrayList<>();
        for (Placed each : placed) {
            ModelMember member = each.member();
            boolean root = member.name().equals(each.path().contains(".") ? GraphMethod.APPLY : GraphMethod.FORWARD)
                    || (member instanceof GraphMethod method && method.isObjective());
            boolean inUnused = unused.stream()
                    .anyMatch(path ->
                            each.path().startsWith(path + ".") || each.path().startsWith(path + "1."));
            if (!root && each.first() && !inUnused && !bodies.uses(each.name())) {
                diagnostics.report(Problem.GRAPH_UNUSED, member.place(), member.name());
                unused.add(each.path());
            }
        }
        inputs.warnOfUnused();
    }

    private Node last() {
        List<Node> nodes = construction.nodes.all();
        return nodes.get(nodes.size() - 1);
    }

    private final Map<String, Integer> objectiveNames = new HashMap<>();

    /** A term of what is trained, with its factor. */
    private Graph.Objective objective(Term term, String part, Optional<Set<String>> trains) {
        int count = objectiveNames.merge(term.name(), 1, Integer::sum);
        String name = count == 1 ? term.name() : term.name() + "Again" + count;
        List<Integer> compared = term.compared().stream().map(Node::id).toList();
        Node total = term.factor() == 1 ? term.total() : scaled(term);
        return new Graph.Objective(name, total.id(), compared, part, trains);
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
