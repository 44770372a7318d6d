// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.NodeList;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Role;

/** What the regularizers of a member add to the loss. */
final class PenaltyBuilder {
    private static final String BIAS = "bias";

    private final NodeList nodes;
    private final FormulaSource formulas;
    private final Diagnostics diagnostics;

    PenaltyBuilder(NodeList nodes, FormulaSource formulas, Diagnostics diagnostics) {
        this.nodes = nodes;
        this.formulas = formulas;
        this.diagnostics = diagnostics;
    }

    /** Whether each regularizer has a formula and something to act on; if not, that is reported. */
    boolean accepts(MemberDeclaration member, LayerRule rule) {
        Set<Role> roles = rule.penalized(member.operation());
        boolean accepted = true;
        for (AnnotationUse regularizer : member.regularizers()) {
            accepted &= formula(regularizer).isPresent();
            accepted &= acts(member, regularizer, roles);
        }
        return accepted;
    }

    /** The penalties on the parameters of an accepted member that the nodes have already. */
    List<Graph.Penalty> build(MemberDeclaration member) {
        List<Graph.Penalty> penalties = new ArrayList<>();
        for (AnnotationUse regularizer : member.regularizers()) {
            Formula formula = formula(regularizer).orElseThrow();
            for (Node parameter : nodes.all()) {
                if (parameter.layer().equals(member.name())
                        && parameter.operation() instanceof Operation.Parameter stored
                        && (stored.role() == Role.WEIGHT || (regularizer.flag(BIAS) && stored.role() == Role.BIAS))) {
                    penalties.add(new Graph.Penalty(parameter.id(), formula, "@" + regularizer.simpleName()));
                }
            }
        }
        return penalties;
    }

    private Optional<Formula> formula(AnnotationUse regularizer) {
        return formulas.formula(regularizer)
                .flatMap(formula -> FormulaBinding.bind(formula, 1, regularizer, diagnostics));
    }

    private boolean acts(MemberDeclaration member, AnnotationUse regularizer, Set<Role> roles) {
        if (!roles.contains(Role.WEIGHT)) {
            diagnostics.report(
                    Problem.REGULARIZER_WITHOUT_WEIGHT, regularizer.place(), member.name(), regularizer.simpleName());
            return false;
        }
        if (regularizer.flag(BIAS) && !roles.contains(Role.BIAS)) {
            boolean written = regularizer.isWritten(BIAS);
            diagnostics.report(
                    Problem.REGULARIZER_WITHOUT_BIAS,
                    regularizer.placeOf(BIAS),
                    member.name(),
                    regularizer.simpleName(),
                    written ? "" : " by default",
                    written
                            ? "Remove 'bias = true' from @" + regularizer.simpleName() + "."
                            : "Write 'bias = false' in @" + regularizer.simpleName() + ".");
            return false;
        }
        return true;
    }
}
