// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Loss;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.junit.jupiter.api.Test;

/** A loss so large that rounding hides what the tolerance asks for. */
class RoundingTest {
    @Network
    interface Raised {
        @Flatten
        @Offset
        Tensor y(@Input({2, 3}) Tensor x);
    }

    /** A square far above 0. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Loss(takes = Loss.Takes.VALUES, link = Loss.Link.IDENTITY, target = Loss.Target.SAME_SHAPE)
    @interface Offset {
        final class Formula {
            static double loss(double target, double prediction) {
                return (prediction - target) * (prediction - target) + 1e8;
            }
        }
    }

    @Test
    void whatRoundingHidesIsCounted() {
        GradientReport report = GradientCheck.of(Raised.class).check();

        report.assertCorrect();
        assertThat(report.parts().get(0).rough()).isEqualTo(report.compared()).isEqualTo(30);
        assertThat(report.toString())
                .contains("30 slopes compared (30 only as far as rounding allows), 0 kinks recognized");
    }

    @Test
    void whatRoundingDoesNotExplainIsWrong() {
        GradientReport report = GradientCheck.ofChanged(
                        Raised.class, source -> source.replaceAll("\\(2 \\* \\(", "(2.1 * ("))
                .check();

        assertThat(report.isCorrect()).isFalse();
        assertThat(report.parts().get(0).wrong()).isGreaterThan(20);
    }
}
