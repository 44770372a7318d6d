// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.interpreter.State;
import org.gradwright.properties.random.Architecture.Targets;
import org.gradwright.properties.subject.TwinSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks themselves are checked: each fault, put into generated code by a change of its text, is found. */
class CheckerTest {
    private static final String MEMBERS = """
            @Dense(units = 9) @Relu @L2(0.01) Tensor hidden(@Input(8) Tensor pixels);
            @BatchNorm Tensor norm(Tensor x);
            @Dropout(0.2) Tensor drop(Tensor x);
            @Dense(units = 4) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
            """;
    private static final Architecture ARCHITECTURE = new Architecture(
            "Checked", 3, Architecture.declaration("Checked", false, MEMBERS), Targets.LABELS, 7, 7, true);
    private static final Map<String, String> SOURCES = Map.of(ARCHITECTURE.binaryName(), ARCHITECTURE.source());
    private static final CompiledSources COMPILED = InMemoryCompiler.compile(SOURCES);

    @Test
    void correctCodePasses() {
        ArchitectureCheck.check(ARCHITECTURE, COMPILED, new Tally());
        checkGradients(COMPILED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            lost bias                  | \\+ parameters\\[HIDDEN_BIAS \\+ j\\]                 |
            transposed weight          | COMPUTE.product\\(shared1, parameters, DIGIT_WEIGHT, digit, rows, 9, 4\\) \
            | COMPUTE.productTransposed(shared1, parameters, DIGIT_WEIGHT, digit, rows, 4, 9)
            ignored sample weights     | batch.copyWeights\\(sampleWeight\\);                | java.util.Arrays.fill(sampleWeight, 1);
            mask of another call       | maskKey\\("drop", 0\\)                              | maskKey("drop", 1)
            mask of another layer      | maskKey\\("drop"                                    | maskKey("norm"
            forgotten link             | COMPUTE.softmax\\(.*\\);                            |
            momentum of the new value  | normMean, 0.9f?, 9                                  | normMean, 0.1f, 9
            other statistics           | statistics\\[NORM_RUNNING_MEAN                      | 0 * statistics[NORM_RUNNING_MEAN
            penalty with a half        | penalty \\+= 0.01f? \\*                             | penalty += 0.005f *
            frozen, but trained        | if \\(!network.digit.frozen\\(\\)\\)                | if (true)
            mean of all but a row      | rows, 1\\) / rows                                   | rows, 1) / (rows - 1)
            """)
    void faultIsFound(String fault, String text, String replacement) {
        CompiledSources changed = changed(text, replacement);
        assertThatThrownBy(() -> ArchitectureCheck.check(ARCHITECTURE, changed, new Tally()))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            gradient not over the batch   | scale / rows                                  | scale
            lost bias gradient            | COMPUTE.addColumnSums\\(hidden.*\\);          |
            gradient past a dropout       | dropMask\\[i\\] = shared1\\[i\\] .*;           | dropMask[i] = shared1[i];
            transposed product            | COMPUTE.productTransposed\\((digitG.*), rows, 9, 4\\) | COMPUTE.product($1, rows, 4, 9)
            wrong mean of a normalization | - sum / rows                                  | - sum
            lost mean of a normalization  | - sum / rows                                  |
            slope of the other side       | hidden\\[i\\] > 0 \\?                         | hidden[i] <= 0 ?
            lost weight gradient          | COMPUTE.addTransposedProduct\\(pixels.*\\);   |
            """)
    void wrongGradientIsFoundByDifferenceQuotientsAlone(String fault, String text, String replacement) {
        CompiledSources changed = changed(text, replacement);
        assertThatThrownBy(() -> checkGradients(changed)).isInstanceOf(AssertionError.class);
    }

    private static CompiledSources changed(String text, String replacement) {
        String inserted = replacement == null ? "" : replacement;
        return InMemoryCompiler.compileChanged(COMPILED, SOURCES, source -> {
            String changed = source.replaceAll(text, inserted);
            assertThat(changed).as("source after a change of " + text).isNotEqualTo(source);
            return changed;
        });
    }

    private static void checkGradients(CompiledSources compiled) {
        var compilation = compiled.compilation(ARCHITECTURE.name());
        TwinSubject twin = new TwinSubject(compiled.create(ARCHITECTURE.binaryName() + "Twin", 3), 7);
        Drawn drawn = new Drawn(3);
        State state = drawn.disturbed(twin.state());
        Feed feed = drawn.feed(compilation.graph(), Targets.LABELS, 7, false);
        GradientCheck.check(GraphView.of(compilation), twin, state, feed, drawn, new Tally());
    }
}
