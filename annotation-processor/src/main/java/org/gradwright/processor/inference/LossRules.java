// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.inference.LayerRule.Effect;

/** Where a loss can stand, and what values it can take. */
final class LossRules {
    private static final String ACTIVATIONS = "org.gradwright.activation.";
    private static final Set<String> TO_PROBABILITIES = Set.of("Sigmoid", "HardSigmoid", "Softmax");
    private static final String LOG_SOFTMAX = "LogSoftmax";
    /** What the data may hold of the classes that the units of a flat output stand for. */
    private static final Set<String> CLASS_TARGETS = Set.of("CLASS", "DISTRIBUTION");

    private final Construction construction;
    private final Diagnostics diagnostics;

    LossRules(Construction construction) {
        this.construction = construction;
        this.diagnostics = construction.diagnostics;
    }

    /** Whether no member of a chain but the last has a loss; if one has, that is reported. */
    static boolean inPlace(List<MemberDeclaration> members, Diagnostics diagnostics) {
        MemberDeclaration last = members.get(members.size() - 1);
        boolean accepted = true;
        for (int i = 0; i < members.size() - 1; i++) {
            MemberDeclaration member = members.get(i);
            if (member.loss().isPresent()) {
                AnnotationUse loss = member.loss().get();
                diagnostics.report(
                        Problem.LOSS_NOT_LAST,
                        loss.place(),
                        member.name(),
                        members.get(i + 1).name(),
                        loss.simpleName(),
                        last.loss().isEmpty()
                                ? "Move @" + loss.simpleName() + " to the last layer, '" + last.name() + "'."
                                : "Remove it; the last layer, '" + last.name() + "', has a loss.");
                accepted = false;
            }
        }
        return accepted;
    }

    /**
     * Whether a loss can take what it is given; if not, that is reported.
     *
     * @param name what messages call the value
     */
    boolean fits(AnnotationUse loss, String name, Node given) {
        int tensors = loss.metaInteger("tensors", 2);
        if (tensors != 2) {
            diagnostics.report(
                    Problem.LOSS_TENSORS,
                    loss.place(),
                    loss.simpleName(),
                    tensors,
                    "'" + name + "' is one, and its target another",
                    "Declare a member of its own, '@" + loss.simpleName()
                            + " Scalar loss(...)', and call it in 'objective'.");
            return false;
        }
        boolean fits = fitsShape(loss, name, given);
        Optional<Applied> applied = applied(given);
        Optional<String> known = applied.map(Applied::activation)
                .filter(use -> use.type().startsWith(ACTIVATIONS))
                .map(AnnotationUse::simpleName);
        boolean probabilities = known.filter(TO_PROBABILITIES::contains).isPresent();
        boolean activated = probabilities || known.filter(LOG_SOFTMAX::equals).isPresent();
        if (loss.meta("takes").equals("LOGITS") && applied.isPresent() && activated) {
            diagnostics.report(
                    Problem.LOGITS_ACTIVATED,
                    applied.get().activation().place(),
                    applied.get().member(),
                    loss.simpleName(),
                    applied.get().activation().simpleName(),
                    loss.meta("link").toLowerCase(Locale.ROOT));
            fits = false;
        }
        if (loss.meta("takes").equals("PROBABILITIES")) {
            boolean anyValue = applied.isEmpty() || (known.isPresent() && !probabilities);
            boolean scaled = applied.isPresent() && applied.get().effect() == Effect.SCALES;
            if (anyValue || scaled) {
                diagnostics.report(
                        Problem.NOT_PROBABILITIES,
                        loss.place(),
                        name,
                        loss.simpleName(),
                        anyValue ? "any value" : "multiples of them",
                        anyValue
                                ? "Add @Sigmoid to '" + name
                                        + "', or use @SigmoidCrossEntropy, which is stable for large logits."
                                : "Move @" + loss.simpleName() + " to '"
                                        + applied.get().member() + "', and declare '"
                                        + name + "' before it.");
                fits = false;
            }
        }
        return fits;
    }

    private boolean fitsShape(AnnotationUse loss, String name, Node node) {
        Shape given = node.shape();
        boolean softmax = loss.meta("link").equals("SOFTMAX");
        if ((softmax || CLASS_TARGETS.contains(loss.meta("target"))) && !given.isFlat()) {
            diagnostics.report(
                    Problem.LOSS_NOT_FLAT,
                    loss.place(),
                    construction.trace(node),
                    name,
                    loss.simpleName(),
                    given,
                    given.size());
            return false;
        }
        if ((softmax || loss.meta("target").equals("CLASS")) && given.last() < 2) {
            diagnostics.report(Problem.SOFTMAX_OF_ONE, loss.place(), name, loss.simpleName());
            return false;
        }
        return fitsUnits(loss, name, node);
    }

    private boolean fitsUnits(AnnotationUse loss, String name, Node node) {
        long values = node.shape().size();
        int exact = loss.metaInteger("units", 0);
        int multiple = loss.metaInteger("unitsMultipleOf", 1);
        boolean fits = (exact == 0 || values == exact) && (multiple < 2 || values % multiple == 0);
        if (!fits) {
            String due = exact == 0 ? "a multiple of " + multiple : String.valueOf(exact);
            long near = exact == 0 ? Math.max(1, (values + multiple / 2) / multiple) * multiple : exact;
            diagnostics.report(
                    Problem.LOSS_UNITS,
                    loss.place(),
                    construction.trace(node),
                    loss.simpleName(),
                    due + " values a row",
                    name,
                    values,
                    near);
        }
        return fits;
    }

    /**
     * The activation that a value has gone through.
     *
     * @param effect what the layers after it do with its values
     */
    private record Applied(String member, AnnotationUse activation, Effect effect) {}

    private Optional<Applied> applied(Node given) {
        Effect effect = Effect.KEEPS;
        Optional<Construction.Made> made = construction.maker(given);
        while (made.isPresent() && effect != Effect.COMPUTES) {
            MemberDeclaration member = made.get().member();
            if (member.activation().isPresent()) {
                return Optional.of(
                        new Applied(member.name(), member.activation().get(), effect));
            }
            Effect own = LayerRules.of(member.operation().type())
                    .map(LayerRule::effect)
                    .orElse(Effect.COMPUTES);
            effect = own == Effect.KEEPS ? effect : own;
            made = construction.maker(made.get().of());
        }
        return Optional.empty();
    }
}
