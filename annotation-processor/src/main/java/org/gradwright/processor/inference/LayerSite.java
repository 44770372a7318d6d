// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Locale;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Initial;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.NodeList;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Role;
import org.gradwright.processor.graph.Shape;

/**
 * Where a layer rule works: the member, what it is given, and where its nodes go.
 *
 * @param input the node whose value the layer takes
 * @param rectified whether the layer's activation is relu-like, which decides how weights are initialized
 * @param trace shapes of the layers before, for messages
 * @param effects ids of nodes that training computes for what they remember
 * @param stored the parameters and statistics that an earlier call of the layer has added
 * @param others what the layers called before stored
 * @param call how many calls of the layer there were before
 */
record LayerSite(
        MemberDeclaration member,
        Node input,
        boolean rectified,
        List<String> trace,
        NodeList nodes,
        List<Integer> effects,
        StoredValues stored,
        OtherLayers others,
        int call,
        Diagnostics diagnostics) {

    AnnotationUse attributes() {
        return member.operation();
    }

    /** Adds a node of this layer. */
    Node add(String name, Operation operation, Shape shape, Node... inputs) {
        List<Integer> ids = List.of(inputs).stream().map(Node::id).toList();
        return nodes.add(name, member.name(), operation, ids, shape);
    }

    /** Adds a parameter, such as {@code weight}; its node is named {@code hiddenWeight}. */
    Node parameter(String name, Role role, Initial initial, Integer... extents) {
        return stored(name, new Operation.Parameter(name, role, initial), Shape.fixed(extents));
    }

    /**
     * Adds the weight of that name.
     *
     * @param fanIn how many numbers an output is a sum over
     * @param fanOut how many outputs a number is a part of
     */
    Node weight(String name, int fanIn, int fanOut, Integer... extents) {
        Initial initial = InitializerRules.weight(member, rectified, fanIn, fanOut, List.of(extents));
        return parameter(name, Role.WEIGHT, initial, extents);
    }

    /** Adds the bias. */
    Node bias(int units) {
        return parameter("bias", Role.BIAS, InitializerRules.bias(member), units);
    }

    /** Adds a statistic that training remembers. */
    Node statistic(String name, Initial initial, Integer... extents) {
        return stored("running" + capitalized(name), new Operation.Statistic(name, initial), Shape.fixed(extents));
    }

    private Node stored(String name, Operation operation, Shape shape) {
        return stored.of(part(name), shape, () -> add(part(name), operation, shape));
    }

    /** The name of the layer's last node: the member's, or that with a suffix where an activation follows. */
    String resultName(String suffix) {
        return member.activation().isPresent() ? part(suffix) : member.name();
    }

    /** The name of an inner node: the member's name and a word. */
    String part(String word) {
        return member.name() + capitalized(word);
    }

    /** Whether the layer is given {@code [batch, features]}; if not, that is reported. */
    boolean flatInput() {
        if (input.shape().isFlat()) {
            return true;
        }
        diagnostics.report(
                Problem.NOT_FLAT,
                member.place(),
                trace,
                member.name(),
                input.name(),
                input.shape(),
                input.shape().size());
        return false;
    }

    /**
     * Whether an array can hold the weight; if not, that is reported.
     *
     * @param attribute the member of the layer's annotation that says how many outputs it has
     */
    boolean withinArray(int inputs, int outputs, String attribute) {
        long size = (long) inputs * outputs;
        if (size > Integer.MAX_VALUE) {
            diagnostics.report(
                    Problem.TOO_LARGE,
                    attributes().placeOf(attribute),
                    trace,
                    "the weight of '" + member.name() + "'",
                    size,
                    String.format(
                            Locale.ROOT,
                            "Make the input smaller; with %,d features, %s can be at most %,d.",
                            inputs,
                            attribute,
                            Integer.MAX_VALUE / inputs));
        }
        return size <= Integer.MAX_VALUE;
    }

    static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
