// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Initial;
import org.gradwright.processor.graph.Initial.Scheme;
import org.gradwright.processor.graph.Operation.Role;

/** How the weights and biases of a member begin. */
final class InitializerRules {
    private static final String PACKAGE = "org.gradwright.initializer.";

    private static final Map<String, Scheme> SCHEMES = Stream.of(Scheme.values())
            .collect(Collectors.toUnmodifiableMap(InitializerRules::annotation, Function.identity()));

    private InitializerRules() {}

    /** {@code org.gradwright.initializer.HeNormal} for {@code heNormal}. */
    private static String annotation(Scheme scheme) {
        return PACKAGE + LayerSite.capitalized(scheme.method());
    }

    /** Whether each initializer is a known one, with a parameter of its own to fill; if not, that is reported. */
    static boolean accepts(MemberDeclaration member, LayerRule rule, Diagnostics diagnostics) {
        Set<Role> roles = rule.penalized(member.operation());
        Map<Role, AnnotationUse> given = new EnumMap<>(Role.class);
        boolean accepted = true;
        for (AnnotationUse initializer : member.initializers()) {
            Role role = role(initializer);
            String part = role == Role.BIAS ? "bias" : "weight";
            AnnotationUse other = given.putIfAbsent(role, initializer);
            if (!SCHEMES.containsKey(initializer.type())) {
                diagnostics.report(
                        Problem.UNKNOWN_INITIALIZER,
                        initializer.place(),
                        member.name(),
                        initializer.simpleName(),
                        known());
                accepted = false;
            } else if (!roles.contains(role)) {
                diagnostics.report(
                        Problem.INITIALIZER_WITHOUT_PARAMETER,
                        role == Role.BIAS ? initializer.placeOf("of") : initializer.place(),
                        member.name(),
                        initializer.simpleName(),
                        part,
                        roles.contains(Role.WEIGHT)
                                ? "Remove it, or let the layer have a bias."
                                : "Move it to a layer with a weight.");
                accepted = false;
            } else if (other != null) {
                diagnostics.report(
                        Problem.TWO_INITIALIZERS,
                        initializer.place(),
                        member.name(),
                        other.simpleName(),
                        initializer.simpleName(),
                        part,
                        role == Role.BIAS
                                ? "without 'of' they are for the weight."
                                : "'of = Part.BIAS' in @Constant and the like is for the bias.");
                accepted = false;
            }
        }
        return accepted;
    }

    private static String known() {
        return SCHEMES.keySet().stream()
                .map(name -> "@" + name.substring(PACKAGE.length()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Role role(AnnotationUse initializer) {
        return initializer.constant("of", "WEIGHT").equals("BIAS") ? Role.BIAS : Role.WEIGHT;
    }

    /** How a bias begins. */
    static Initial bias(MemberDeclaration member) {
        return given(member, Role.BIAS, 0, 0, List.of()).orElse(Initial.ZEROS);
    }

    /**
     * How a weight begins.
     *
     * @param fanIn how many numbers an output is a sum over
     * @param fanOut how many outputs a number is a part of
     */
    static Initial weight(MemberDeclaration member, boolean rectified, int fanIn, int fanOut, List<Integer> extents) {
        return given(member, Role.WEIGHT, fanIn, fanOut, extents)
                .orElse(rectified ? Initial.heNormal(fanIn) : Initial.glorotUniform(fanIn, fanOut));
    }

    private static Optional<Initial> given(
            MemberDeclaration member, Role role, int fanIn, int fanOut, List<Integer> extents) {
        return member.initializers().stream()
                .filter(use -> role(use) == role)
                .findFirst()
                .flatMap(use -> Optional.ofNullable(SCHEMES.get(use.type()))
                        .map(scheme -> of(scheme, use, fanIn, fanOut, extents)));
    }

    private static Initial of(Scheme scheme, AnnotationUse use, int fanIn, int fanOut, List<Integer> extents) {
        return switch (scheme) {
            case ZEROS -> Initial.ZEROS;
            case ONES -> Initial.ONES;
            case CONSTANT -> Initial.constant(use.number("value"));
            case NORMAL, TRUNCATED_NORMAL -> Initial.of(scheme, use.number("deviation"));
            case UNIFORM -> Initial.of(scheme, use.number("limit"));
            case HE_NORMAL, HE_UNIFORM, LECUN_NORMAL, LECUN_UNIFORM -> Initial.scaled(scheme, fanIn);
            case GLOROT_NORMAL, GLOROT_UNIFORM -> Initial.scaled(scheme, fanIn, fanOut);
            case ORTHOGONAL -> {
                int last = extents.get(extents.size() - 1);
                int others = extents.subList(0, extents.size() - 1).stream().reduce(1, Math::multiplyExact);
                yield new Initial(scheme, List.of(others, last), use.number("gain"));
            }
        };
    }
}
