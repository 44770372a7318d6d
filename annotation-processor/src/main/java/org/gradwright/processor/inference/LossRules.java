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
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.inference.LayerRule.Effect;

/** Where a loss can stand, and what values it can take. */
final class LossRules {
    private static final String ACTIVATIONS = "org.gradwright.activation.";
    private static final Set<String> TO_PROBABILITIES = Set.of("Sigmoid", "HardSigmoid");
    /** What the data may hold of the classes that the units of a flat output stand for. */
    private static final Set<String> CLASS_TARGETS = Set.of("CLASS", "DISTRIBUTION");

    private final List<MemberDeclaration> members;
    private final Diagnostics diagnostics;

    LossRules(List<MemberDeclaration> members, Diagnostics diagnostics) {
        this.members = List.copyOf(members);
        this.diagnostics = diagnostics;
    }

    /** Whether no member but the last has a loss; if one has, that is reported. */
    boolean inPlace() {
        MemberDeclaration last = last();
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
     * Whether the loss of the last member can take what that member gives; if not, that is reported.
     *
     * @param trace shapes of the layers, for messages
     */
    boolean fits(AnnotationUse loss, Shape given, List<String> trace) {
        boolean fits = fitsShape(loss, given, trace);
        Optional<Applied> applied = applied();
        Optional<String> known = applied.map(Applied::activation)
                .filter(use -> use.type().startsWith(ACTIVATIONS))
                .map(AnnotationUse::simpleName);
        boolean probabilities = known.filter(TO_PROBABILITIES::contains).isPresent();
        if (loss.meta("takes").equals("LOGITS") && applied.isPresent() && probabilities) {
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
                        last().name(),
                        loss.simpleName(),
                        anyValue ? "any value" : "multiples of them",
                        anyValue
                                ? "Add @Sigmoid to '" + last().name()
                                        + "', or use @SigmoidCrossEntropy, which is stable for large logits."
                                : "Move @" + loss.simpleName() + " to '"
                                        + applied.get().member() + "', and declare '"
                                        + last().name() + "' before it.");
                fits = false;
            }
        }
        return fits;
    }

    private boolean fitsShape(AnnotationUse loss, Shape given, List<String> trace) {
        boolean softmax = loss.meta("link").equals("SOFTMAX");
        if ((softmax || CLASS_TARGETS.contains(loss.meta("target"))) && !given.isFlat()) {
            diagnostics.report(
                    Problem.LOSS_NOT_FLAT, loss.place(), trace, last().name(), loss.simpleName(), given, given.size());
            return false;
        }
        if (softmax && given.last() < 2) {
            diagnostics.report(Problem.SOFTMAX_OF_ONE, loss.place(), last().name(), loss.simpleName());
            return false;
        }
        return true;
    }

    private MemberDeclaration last() {
        return members.get(members.size() - 1);
    }

    /**
     * The activation that what the last member gives has gone through.
     *
     * @param effect what the members after it do with its values
     */
    private record Applied(String member, AnnotationUse activation, Effect effect) {}

    private Optional<Applied> applied() {
        Effect effect = Effect.KEEPS;
        for (int i = members.size() - 1; i >= 0 && effect != Effect.COMPUTES; i--) {
            MemberDeclaration member = members.get(i);
            if (member.activation().isPresent()) {
                return Optional.of(
                        new Applied(member.name(), member.activation().get(), effect));
            }
            Effect own = LayerRules.of(member.operation().type())
                    .map(LayerRule::effect)
                    .orElse(Effect.COMPUTES);
            effect = own == Effect.KEEPS ? effect : own;
        }
        return Optional.empty();
    }
}
