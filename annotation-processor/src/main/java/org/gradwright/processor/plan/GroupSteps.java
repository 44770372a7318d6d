// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Groups;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.plan.Step.Argument;

/** Normalization by groups, and its gradient. */
final class GroupSteps {
    static final Map<Class<? extends Operation>, StepRule> RULES = Map.of(
            Operation.GroupMean.class, GroupSteps::mean,
            Operation.GroupInverse.class, GroupSteps::inverse,
            Operation.GroupStandardize.class, GroupSteps::standardize,
            Operation.GroupStandardizeGradient.class, GroupSteps::gradient);

    private GroupSteps() {}

    private static List<Step> mean(Node node, Lowering lowering) {
        return call("groupMeans", node, lowering, List.of());
    }

    private static List<Step> inverse(Node node, Lowering lowering) {
        var inverse = (Operation.GroupInverse) node.operation();
        String routine = inverse.groups().centered() ? "groupInverseDeviations" : "groupInverseRoots";
        return call(routine, node, lowering, List.of(new Argument.Real(inverse.epsilon())));
    }

    private static List<Step> standardize(Node node, Lowering lowering) {
        return call(centered(node) ? "standardizeGroups" : "scaleGroups", node, lowering, List.of());
    }

    private static List<Step> gradient(Node node, Lowering lowering) {
        String routine = centered(node) ? "standardizeGroupsGradient" : "scaleGroupsGradient";
        return call(routine, node, lowering, List.of());
    }

    private static boolean centered(Node node) {
        return ((Operation.Grouped) node.operation()).groups().centered();
    }

    /** Calls a routine with all inputs, the result, what is special, and the extents. */
    private static List<Step> call(String routine, Node node, Lowering lowering, List<Argument> special) {
        Groups groups = ((Operation.Grouped) node.operation()).groups();
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            arguments.add(lowering.value(node, i));
        }
        arguments.add(lowering.out(node));
        arguments.addAll(special);
        long blocks = lowering.input(node, 0).shape().size() / ((long) groups.places() * groups.channels());
        arguments.add(new Argument.Rows(blocks));
        arguments.add(new Argument.Count(groups.places()));
        arguments.add(new Argument.Count(groups.channels()));
        arguments.add(new Argument.Count(groups.count()));
        return List.of(new Step.Call(routine, arguments));
    }
}
