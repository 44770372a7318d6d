// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.Optional;
import java.util.stream.Stream;
import org.gradwright.processor.declaration.AnnotationKind;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.NumberRange;
import org.gradwright.processor.declaration.NumberValue;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.NumberText;
import org.gradwright.processor.diagnostic.Problem;

/**
 * Which numbers annotations may have: finite ones, in the range that the annotation type declares, as they are written and in
 * float.
 */
public final class ValueRules {
    private ValueRules() {}

    /**
     * Whether every number that is written in an annotation of the member can be computed with; those that cannot are
     * reported. Defaults are checked where they are declared.
     */
    static boolean check(MemberDeclaration member, Diagnostics diagnostics) {
        boolean accepted = true;
        for (AnnotationUse use : Stream.of(
                        Stream.of(member.operation()),
                        member.activation().stream(),
                        member.regularizers().stream(),
                        member.initializers().stream(),
                        member.loss().stream())
                .flatMap(uses -> uses)
                .toList()) {
            String owner = use.kind() == AnnotationKind.LAYER ? "'" + member.name() + "'" : "@" + use.simpleName();
            for (NumberValue number : use.numbers()) {
                if (use.isWritten(number.member())) {
                    String name = number.range().name();
                    accepted &= check(number, name.isEmpty() ? number.member() + " of " + owner : name, diagnostics);
                }
            }
        }
        return accepted;
    }

    /**
     * Whether a number can be computed with; if not, that is reported.
     *
     * @param name what the message calls the number
     */
    public static boolean check(NumberValue number, String name, Diagnostics diagnostics) {
        double value = number.value().doubleValue();
        float narrowed = (float) value;
        boolean within = number.range().contains(value);
        if (!within || !(number.isWhole() || number.range().holds(narrowed))) {
            diagnostics.report(
                    Problem.OUT_OF_RANGE,
                    number.place(),
                    name,
                    NumberText.of(number.value()) + (within ? ", in float " + NumberText.of(narrowed) : ""),
                    number.range().text(Double.isInfinite(value)),
                    fix(number));
            return false;
        }
        if (Float.isInfinite(narrowed) || (narrowed == 0 && value != 0)) {
            diagnostics.report(
                    Problem.BEYOND_FLOAT,
                    number.place(),
                    name + ", " + NumberText.of(number.value()) + ",",
                    NumberText.of(narrowed));
        }
        return true;
    }

    private static String fix(NumberValue number) {
        NumberRange range = number.range();
        double value = number.value().doubleValue();
        if (!range.example().isEmpty()) {
            return range.example();
        }
        Optional<Number> otherwise = number.otherwise().filter(each -> range.contains(each.doubleValue()));
        if (otherwise.isPresent()) {
            return number.member() + " = " + NumberText.of(otherwise.get()) + " is the default.";
        }
        return value < 0 && range.contains(-value)
                ? "Did you mean " + NumberText.of(-value) + "?"
                : "Write a number that is " + range.text(false) + ".";
    }
}
