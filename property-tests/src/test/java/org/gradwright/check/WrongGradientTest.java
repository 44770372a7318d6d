// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The check is checked: each fault, put into the generated twin by a change of its text, is found where it is. In that text the
 * input is called {@code arg0}, since the twin is made from a class file.
 */
class WrongGradientTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            not over the batch            | scale / rows                                  | scale                       \
            | hidden.weight hidden.bias norm.scale norm.shift digit.weight digit.bias pixels
            lost bias                     | parameters, HIDDEN_BIAS,                     |                             | hidden.bias
            lost bias gradient            | COMPUTE.addColumnSums\\(digitG.*\\);          |                             | digit.bias
            lost weight gradient          | COMPUTE.addTransposedProduct\\(arg0.*\\);   |                             | hidden.weight
            transposed product            | COMPUTE.productTransposed\\((digitG.*), rows, 9, 4\\) | COMPUTE.product($1, rows, 4, 9) \
            | hidden.weight hidden.bias norm.scale norm.shift pixels
            gradient past a dropout       | dropMask\\[i\\] = shared1\\[i\\] .*;           | dropMask[i] = shared1[i];   \
            | hidden.weight hidden.bias norm.scale norm.shift pixels
            wrong mean of a normalization | normScaleGradient, normShiftGradient           | normScaleGradient, normScaleGradient | hidden.weight hidden.bias pixels
            slope of the other side       | COMPUTE.gate\\((\\w+), hidden, (\\w+), (.*)\\); \
            | for (int i = 0; i < $3; i++) { $2[i] = hidden[i] > 0 ? 0 : $1[i]; } | hidden.weight hidden.bias pixels
            wrong sign of a penalty       | \\+= 0.02 \\*                                 | -= 0.02 *                   | hidden.weight
            """)
    void faultIsFoundInItsPlace(String fault, String text, String replacement, String places) {
        GradientCheck check = changed(text, replacement == null ? "" : replacement);

        for (GradientReport report :
                List.of(check.full().check(), check.directional(8).check())) {
            assertThat(report.isCorrect()).isFalse();
            Set<String> wrong = new TreeSet<>();
            report.wrong().forEach(part -> wrong.add(part.of()));
            assertThat(wrong).as(report.toString()).isEqualTo(Set.of(places.split(" ")));
            assertThat(places.split(" ")).contains(report.worst().orElseThrow().of());
            assertThat(report.worst().orElseThrow().index()).isNotEmpty();
        }
    }

    @Test
    void oneWrongNumberIsNamedInBothModes() {
        GradientCheck check = changed(
                "COMPUTE.addTransposedProduct\\(arg0.*\\);", "$0\n gradients[HIDDEN_WEIGHT + 3 * 9 + 4] *= 1.5;");

        assertThatThrownBy(() -> check.full().assertCorrect())
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching(
                        "(?s)gradients of Checked are wrong: 139 parameters and 5 x 8 inputs checked, 179"
                                + " slopes compared, \\d+ kinks? recognized by branch signature, 0 left out, worst relative error 0\\.\\d+ at hidden\\.weight\\[3, 4\\] \\(generated .*")
                .hasMessageContaining("\n  hidden.weight: 1 of 72 wrong, worst at hidden.weight[3, 4] (generated ")
                .hasMessageContaining("\n  hidden.bias: 9 right\n");
        assertThatThrownBy(() -> check.directional(4).assertCorrect()).hasMessageContaining("hidden.weight[3, 4]");
    }

    @Test
    void gradientsThatAreNoNumbersAreWrong() {
        GradientReport report = changed(
                        "COMPUTE.addColumnSums\\(digitG.*\\);", "$0 gradients[DIGIT_BIAS] = Double.NaN;")
                .check();

        assertThat(report.worst().orElseThrow().place()).isEqualTo("digit.bias[0]");
        assertThat(report.worst().orElseThrow().error()).isInfinite();
    }

    private static GradientCheck changed(String text, String replacement) {
        return GradientCheck.ofChanged(Checked.class, source -> {
            String changed = source.replaceAll(text, replacement);
            assertThat(changed).as("source after a change of " + text).isNotEqualTo(source);
            return changed;
        });
    }
}
