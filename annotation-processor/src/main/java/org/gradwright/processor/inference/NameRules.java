// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradwright.processor.declaration.GraphMethod;
import org.gradwright.processor.declaration.InputDeclaration;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.ModelMember;
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
            "training",
            "rows",
            "forward",
            "backward",
            "evaluate",
            "loss",
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
            "seed",
            "scale",
            // fields of generated networks, and parameters of their constructors
            "layers",
            "source",
            "COMPUTE",
            "SCHEMA",
            "SUMMARY",
            // indices of generated loops
            "i",
            "j",
            "at",
            "row",
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

    /** What the constants of a layer end in. */
    private static final List<String> PARTS = List.of(
            "Weight",
            "Bias",
            "Scale",
            "Shift",
            "RunningMean",
            "RunningVariance",
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
            diagnostics.report(Problem.NAME_TAKEN_TWICE, input.place(), name);
            return false;
        }
        boolean free = !TAKEN.contains(name) && !TAKEN_FROM_INPUTS.contains(name) && !views.contains(name);
        accepted &= free(free, name, name + "Input", input.place(), diagnostics);
        accepted &= unlike(constants, name, name, input.place(), diagnostics);
        return accepted;
    }

    /** Whether all names of a declaration with methods can be used; those that cannot are reported. */
    static boolean checkMethods(NetworkDeclaration declaration, Diagnostics diagnostics) {
        boolean accepted = true;
        for (ModelMember member : declaration.model().members()) {
            String name = member.name();
            if (member instanceof MemberDeclaration) {
                accepted &= free(!TAKEN.contains(name), name, name + "Layer", member.place(), diagnostics);
            }
        }
        Set<InputDeclaration> inputs = new LinkedHashSet<>();
        declaration.model().members(GraphMethod.class).stream()
                .filter(method -> method.name().equals(GraphMethod.FORWARD)
                        || method.name().equals(GraphMethod.OBJECTIVE))
                .forEach(method -> inputs.addAll(method.inputs()));
        for (InputDeclaration input : inputs) {
            boolean free = !TAKEN.contains(input.name()) && !TAKEN_FROM_INPUTS.contains(input.name());
            accepted &= free(free, input.name(), input.name() + "Input", input.place(), diagnostics);
        }
        return accepted;
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
