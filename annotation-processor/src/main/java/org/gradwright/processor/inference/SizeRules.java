// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gradwright.processor.declaration.NetworkDeclaration;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/** How large the arrays of a network can be. */
final class SizeRules {
    private SizeRules() {}

    /**
     * Whether one array can hold all parameters; if not, that is reported.
     *
     * @param last what the trace of the message leads to
     */
    static boolean parametersFit(NetworkDeclaration declaration, Construction construction, Node last) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (Node node : construction.nodes.all()) {
            if (node.operation() instanceof Operation.Parameter) {
                sizes.merge(node.layer(), node.shape().size(), Long::sum);
            }
        }
        long size = sizes.values().stream().mapToLong(Long::longValue).sum();
        if (size <= Integer.MAX_VALUE) {
            return true;
        }
        Map.Entry<String, Long> largest =
                sizes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        construction.diagnostics.report(
                Problem.TOO_LARGE,
                declaration.place(),
                construction.trace(last),
                "the parameter array of '" + declaration.name() + "'",
                size,
                String.format(
                        Locale.ROOT,
                        "Make '%s', or what it is given, smaller; it has %,d of them.",
                        largest.getKey(),
                        largest.getValue()));
        return false;
    }
}
