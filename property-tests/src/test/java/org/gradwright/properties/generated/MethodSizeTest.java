// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.random.Architecture;
import org.junit.jupiter.api.Test;

/** HotSpot never compiles a method of 8,000 bytecodes or more, however often it runs. */
class MethodSizeTest {
    private static final int LIMIT = 8000;
    private static final int LAYERS = 50;

    @Test
    void methodsOfADeepNetworkCanBeCompiled() {
        Map<String, String> sources = Map.of("drawn.Deep", Architecture.declaration("Deep", true, members()));
        InMemoryCompiler.compile(sources);
        long start = System.nanoTime();
        CompiledSources compiled = InMemoryCompiler.compile(sources);
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        int longest = 0;
        for (byte[] classFile : compiled.classFiles().values()) {
            for (Map.Entry<String, Integer> size : MethodSizes.of(classFile).entrySet()) {
                assertThat(size.getValue()).as(size.getKey()).isLessThan(LIMIT);
                longest = Math.max(longest, size.getValue());
            }
        }
        assertThat(longest).as("bytecodes of the longest method").isGreaterThan(100);
        System.out.println(LAYERS + " layers in float and in double: " + milliseconds
                + " ms to compile, longest method " + longest + " bytecodes");
    }

    private static String members() {
        String[] kinds = {
            "@Dense(units = 32) @Selu @ElasticNet(l1 = 1e-4, l2 = 1e-4, bias = true)",
            "@BatchNorm @Mish",
            "@Dropout(0.1)",
            "@Dense(units = 48) @GeluTanh @L2(1e-4)",
            "@Flatten @Celu"
        };
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < LAYERS - 1; i++) {
            String parameter = i == 0 ? "@Input({4, 5}) Tensor image" : "Tensor x";
            String kind = i == 0 ? "@Flatten" : kinds[i % kinds.length];
            members.append(kind)
                    .append(" Tensor layer")
                    .append(i)
                    .append('(')
                    .append(parameter)
                    .append(");\n");
        }
        return members + "@Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);\n";
    }
}
