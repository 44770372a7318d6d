// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.declaration.GraphMethod;
import org.gradwright.processor.declaration.InputDeclaration;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.NetworkDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Node;

/** Which names members and inputs may have, given what is generated from them. */
public final class NameRules {
    /** Names that generated classes have of their own or inherit, so that no member or input can have them. */
    public static final Set<String> TAKEN = Set.of(
            // methods of every object
            "getClass",
            "hashCode",
            "toString",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize",
            "equals",
            // methods and fields of generated sessions and of what they extend
            "capacity",
            "derive",
            "derived",
            "runDerivation",
            "training",
            "rows",
            "forward",
            "backward",
            "evaluate",
            "loss",
            "objectives",
            "trains",
            "penalty",
            "predict",
            "predictBatch",
            "trainStep",
            "output",
            "close",
            "begin",
            "end",
            "network",
            "parameters",
            "gradients",
            "statistics",
            "inputGradient",
            "inputGradients",
            "backwardInputs",
            "givesInputGradients",
            "rowsOfForward",
            "endBackward",
            "seed",
            "scale",
            // fields of generated networks, and parameters of their constructors
            "layers",
            "source",
            "COMPUTE",
            "SCHEMA",
            "SUMMARY",
            "WINDOW",
            // indices of generated loops
            "i",
            "j",
            "at",
            "row",
            "ofRow",
            // types whose static methods generated code calls
            "Structure",
            "Schema",
            "Initializer",
            "ParameterRole",
            "Compute",
            "FloatMath",
            "DoubleMath",
            // methods of generated data builders
            "weight",
            "build",
            "columns",
            "values");

    /** Names that methods with the inputs as parameters need besides. */
    public static final Set<String> TAKEN_FROM_INPUTS = Set.of("session", "out", "batch");

    /** What the fields for the views of outputs end in. */
    private static final String VIEW = "View";

    /** What the constants of a layer end in. */
    private static final List<String> PARTS = List.of(
            "Weight",
            "Bias",
            "Scale",
            "Shift",
            "RunningMean",
            "RunningVariance",
            "Factor",
            "Offset",
            "ClassWeights",
            "PositiveWeights",
            "Depthwise",
            "Pointwise",
            "Window",
            "Window2");

    private NameRules() {}

    /** Whether all names can be used; those that cannot are reported. */
    static boolean check(NetworkDeclaration declaration, Diagnostics diagnostics) {
        List<MemberDeclaration> members = declaration.members();
        InputDeclaration input = members.get(0).input();
        Set<String> views = Set.of(members.get(members.size() - 1).name() + "View", input.name() + "GradientView");
        boolean accepted = true;
        Set<String> names = new HashSet<>();
        Map<String, String> constants = new HashMap<>();
        for (MemberDeclaration member : members) {
            String name = member.name();
            boolean free = !TAKEN.contains(name) && !views.contains(name);
            accepted &= free(free, name, name + "Layer", member.place(), diagnostics);
            for (String part : PARTS) {
                constants.putIfAbsent(Node.constant(name + part), name);
            }
            accepted &= unlike(constants, Node.constant(name + PARTS.get(0)), name, member.place(), diagnostics);
            names.add(name);
        }
        for (MemberDeclaration member : members) {
            accepted &= unlike(constants, member.name(), member.name(), member.place(), diagnostics);
        }
        String name = input.name();
        for (MemberDeclaration member : members) {
            String mask = ObjectiveBuilder.maskColumn(member.name());
            if (member.lossOptions().masked().isPresent() && mask.equals(name)) {
                diagnostics.report(Problem.NAME_CLASH, input.place(), name, member.name(), mask);
                return false;
            }
        }
        if (names.contains(name)) {
            diagnostics.report(Problem.NAME_TAKEN_TWICE, input.place(), name, "a layer");
            return false;
        }
        boolean free = !TAKEN.contains(name) && !TAKEN_FROM_INPUTS.contains(name) && !views.contains(name);
        accepted &= free(free, name, name + "Input", input.place(), diagnostics);
        accepted &= unlike(constants, name, name, input.place(), diagnostics);
        return accepted;
    }

    /** A name that generated code can have for a value of its own, made of that of a variable. */
    static String freeName(String name) {
        return TAKEN.contains(name) || name.endsWith(VIEW) ? name + "Value" : name;
    }

    /** Whether all names of a declaration with methods can be used; those that cannot are reported. */
    static boolean checkMethods(NetworkDeclaration declaration, List<Placed> placed, Diagnostics diagnostics) {
        boolean accepted = true;
        Map<String, Placed> owners = new HashMap<>();
        List<Placed> layers = placed.stream().filter(Placed::isLayer).toList();
        for (Placed layer : layers) {
            accepted &= free(!TAKEN.contains(layer.name()), layer, diagnostics);
            Set<String> needed = new LinkedHashSet<>(List.of(layer.name()));
            PARTS.forEach(part -> needed.add(Node.constant(layer.name() + part)));
            for (String name : needed) {
                Placed owner = owners.putIfAbsent(name, layer);
                if (owner != null) {
                    diagnostics.report(Problem.NAME_CLASH, layer.place(), owner.path(), layer.path(), name);
                    accepted = false;
                    break;
                }
            }
        }
        Map<String, InputDeclaration> inputs = inputs(declaration);
        for (InputDeclaration input : inputs.values()) {
            String name = input.name();
            boolean free = !TAKEN.contains(name) && !TAKEN_FROM_INPUTS.contains(name);
            accepted &= free(free, name, name + "Input", input.place(), diagnostics);
            Placed owner = owners.get(name);
            if (owner != null && !owner.name().equals(name)) {
                diagnostics.report(Problem.NAME_CLASH, input.place(), owner.path(), name, name);
                accepted = false;
            }
        }
        return accepted;
    }

    /** The inputs by name, as they are declared first. */
    private static Map<String, InputDeclaration> inputs(NetworkDeclaration declaration) {
        Map<String, InputDeclaration> inputs = new LinkedHashMap<>();
        declaration.model().members(GraphMethod.class).stream()
                .filter(GraphMethod::isRoot)
                .flatMap(method -> method.inputs().stream())
                .forEach(input -> inputs.putIfAbsent(input.name(), input));
        return inputs;
    }

    /**
     * Whether the outputs of a declaration with methods can have their names; those that cannot are reported.
     *
     * @param outputs the layer that gives each, by name; none where no layer does
     */
    static boolean checkOutputs(
            NetworkDeclaration declaration,
            List<Placed> placed,
            Map<String, Optional<MemberDeclaration>> outputs,
            Diagnostics diagnostics) {
        Place forward =
                declaration.model().method(GraphMethod.FORWARD).orElseThrow().place();
        Map<String, InputDeclaration> inputs = inputs(declaration);
        Set<String> views = new HashSet<>();
        outputs.keySet().forEach(output -> views.add(output + VIEW));
        inputs.keySet().forEach(input -> views.add(input + "Gradient" + VIEW));
        boolean accepted = true;
        for (Placed layer : placed) {
            accepted &= !layer.isLayer() || free(!views.contains(layer.name()), layer, diagnostics);
        }
        for (InputDeclaration input : inputs.values()) {
            accepted &= free(
                    !views.contains(input.name()), input.name(), input.name() + "Input", input.place(), diagnostics);
        }
        Map<String, String> capitalized = new HashMap<>();
        for (Map.Entry<String, Optional<MemberDeclaration>> output : outputs.entrySet()) {
            String name = output.getKey();
            boolean free = !TAKEN.contains(name) && !views.contains(name);
            accepted &= free(free, name, name + "Output", forward, diagnostics);
            if (inputs.containsKey(name)) {
                diagnostics.report(Problem.NAME_TAKEN_TWICE, inputs.get(name).place(), name, "an output");
                accepted = false;
            }
            String other = capitalized.putIfAbsent(LayerSite.capitalized(name), name);
            if (other != null) {
                diagnostics.report(Problem.NAME_CLASH, forward, other, name, LayerSite.capitalized(name) + "HasNoLoss");
                accepted = false;
            }
            String mask = ObjectiveBuilder.maskColumn(name);
            boolean masked = output.getValue()
                    .filter(layer -> layer.lossOptions().masked().isPresent())
                    .isPresent();
            if (masked && (inputs.containsKey(mask) || outputs.containsKey(mask))) {
                Place at = inputs.containsKey(mask) ? inputs.get(mask).place() : forward;
                diagnostics.report(Problem.NAME_CLASH, at, mask, name, mask);
                accepted = false;
            }
        }
        return accepted;
    }

    /** Whether a layer can have its name; if not, that is reported at the member of the network that it belongs to. */
    private static boolean free(boolean free, Placed layer, Diagnostics diagnostics) {
        String name = layer.name();
        boolean inBlock = !layer.path().equals(name);
        if (!free && inBlock) {
            List<String> trace = List.of("'" + name + "' is the layer " + layer.path());
            diagnostics.report(Problem.NAME_TAKEN, layer.place(), trace, name, name + "Layer");
        }
        return inBlock ? free : free(free, name, name + "Layer", layer.place(), diagnostics);
    }

    private static boolean free(boolean free, String name, String other, Place place, Diagnostics diagnostics) {
        if (!free) {
            diagnostics.report(Problem.NAME_TAKEN, place, name, other);
        }
        return free;
    }

    /** Whether a generated name belongs to no member but the one of the given name. */
    private static boolean unlike(
            Map<String, String> constants, String generated, String name, Place place, Diagnostics diagnostics) {
        String owner = constants.getOrDefault(generated, name);
        if (!owner.equals(name)) {
            diagnostics.report(Problem.NAME_CLASH, place, owner, name, generated);
        }
        return owner.equals(name);
    }
}
