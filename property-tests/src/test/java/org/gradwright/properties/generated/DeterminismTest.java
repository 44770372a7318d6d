// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.random.Architecture;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.Statistic;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Progress;
import org.gradwright.runtime.training.Trainer;
import org.junit.jupiter.api.Test;

/** The same declaration gives the same code, and the same seed the same bits. */
class DeterminismTest {
    private static final Map<String, String> MEMBERS = Map.of(
            "First", """
                    @L1(0.1) @Dense(units = 8) @ElasticNet(l1 = 0.1, l2 = 0.2) @Relu Tensor hidden(@Input(3) Tensor x);
                    @BatchNorm Tensor norm(Tensor x);
                    @Dropout(0.1) Tensor drop(Tensor x);
                    @Dense(units = 3) @SparseCategoricalCrossEntropy Tensor kind(Tensor x);
                    """,
            "Second", "@Dense(units = 2) @Tanh @Huber Tensor y(@Input(3) Tensor x);",
            "Third", "@BatchNorm @Selu @MeanSquaredError Tensor y(@Input({3, 2}) Tensor x);");

    @Test
    void generatedSourceIsTheSameTwiceInAnyOrderAndAlone() {
        CompiledSources together = compile("First", "Second", "Third");
        CompiledSources again = compile("First", "Second", "Third");
        CompiledSources backwards = compile("Third", "Second", "First");
        assertThat(together.generated()).hasSize(9).isEqualTo(again.generated()).isEqualTo(backwards.generated());
        for (String name : MEMBERS.keySet()) {
            compile(name)
                    .generated()
                    .forEach((file, text) -> assertThat(text)
                            .as(file)
                            .isEqualTo(together.generated().get(file)));
        }
        again.classFiles()
                .forEach((name, bytes) -> assertThat(bytes)
                        .as(name)
                        .isEqualTo(together.classFiles().get(name)));
    }

    @Test
    void generatedSourceTellsNoTime() {
        compile("First").generated().forEach((file, text) -> {
            assertThat(text).as(file).doesNotContain("date =").doesNotContainPattern("\\b(19|20)\\d\\d-\\d\\d");
            assertThat(text).as(file).contains("@Generated(");
        });
    }

    @Test
    void theSameSeedTrainsTheSameBits() {
        List<float[]> first = trained(3);
        List<float[]> second = trained(3);
        List<float[]> other = trained(4);
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).isEqualTo(first.get(i));
            assertThat(other.get(i)).isNotEqualTo(first.get(i));
        }
    }

    private static CompiledSources compile(String... names) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String name : names) {
            sources.put("drawn." + name, Architecture.declaration(name, false, MEMBERS.get(name)));
        }
        return InMemoryCompiler.compile(sources);
    }

    private static List<float[]> trained(long seed) {
        Dataset data = PerceptronData.rows(200);
        PerceptronNetwork network = PerceptronNetwork.create(seed);
        Trainer.of(network)
                .optimizer(Adam.rate(1e-2))
                .epochs(3)
                .batch(32)
                .progress(Progress.quiet())
                .fit(data);
        List<float[]> values = new ArrayList<>();
        for (Parameter parameter : network.parameters()) {
            float[] copy = new float[parameter.size()];
            parameter.copyTo(copy);
            values.add(copy);
        }
        for (Statistic statistic : network.statistics()) {
            float[] copy = new float[statistic.size()];
            statistic.copyTo(copy);
            values.add(copy);
        }
        return values;
    }
}
