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
    private static final int MOST_LAYERS = 400;

    @Test
    void methodsOfADeepNetworkCanBeCompiled() {
        Map<String, String> sources = Map.of("drawn.Deep", Architecture.declaration("Deep", true, members()));
        InMemoryCompiler.compile(sources);
        compiled("dense layers", LAYERS, sources);
    }

    @Test
    void methodsOfADeepConvolutionalNetworkCanBeCompiled() {
        String members = """
                @Block interface Residual {
                    @Conv2d(filters = 8, kernel = 3, bias = false) @L2(1e-4) Tensor first(Tensor x);
                    @BatchNorm @Relu Tensor between(Tensor x);
                    @Conv2d(filters = 8, kernel = 3) Tensor second(Tensor x);
                    @Dropout(0.1) Tensor drop(Tensor x);
                    default Tensor apply(Tensor x) { return x.add(drop(second(between(first(x))))).relu(); }
                }
                @Conv2d(filters = 8, kernel = 3) @Relu Tensor stem(Tensor x);
                @Use(Residual.class) @Repeat(12) Tensor body(Tensor x);
                @GlobalAveragePool Tensor pool(Tensor x);
                @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
                default Tensor forward(@Input({8, 8, 1}) Tensor image) { return digit(pool(body(stem(image)))); }
                """;
        compiled(
                "convolutional layers", 51, Map.of("drawn.Images", Architecture.declaration("Images", false, members)));
    }

    /** As many layers as a network may have, no two of which are alike; and about as many operations, in blocks. */
    @Test
    void methodsOfTheDeepestNetworksCanBeCompiled() {
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < MOST_LAYERS - 1; i++) {
            String parameter = i == 0 ? "@Input(5) Tensor first" : "Tensor x";
            String kind = i % 4 == 2 ? "@BatchNorm @Relu" : "@Dense(units = " + (3 + i) + ") @L2(1e-4)";
            chain.append(kind)
                    .append(" Tensor layer")
                    .append(i)
                    .append('(')
                    .append(parameter)
                    .append(");\n");
        }
        chain.append("@Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);\n");
        String blocks = """
                @Block interface Step {
                    @Dense(units = 6, bias = false) @ElasticNet(l1 = 1e-4, l2 = 1e-4) Tensor first(Tensor x);
                    @BatchNorm @Mish Tensor between(Tensor x);
                    @Dropout(0.1) Tensor drop(Tensor x);
                    default Tensor apply(Tensor x) { return x.add(drop(between(first(x)))); }
                }
                @Use(Step.class) @Repeat(110) Tensor body(Tensor x);
                @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
                default Tensor forward(@Input(6) Tensor given) { return digit(body(given)); }
                """;
        compiled(
                "unlike layers",
                MOST_LAYERS,
                Map.of("drawn.Chain", Architecture.declaration("Chain", false, chain.toString())));
        compiled("like layers", 331, Map.of("drawn.Blocks", Architecture.declaration("Blocks", false, blocks)));
    }

    /** HotSpot's limit, and javac's: it refuses a class of more than 65,535 constants itself. */
    private static void compiled(String what, int layers, Map<String, String> sources) {
        long start = System.nanoTime();
        CompiledSources compiled = InMemoryCompiler.compile(sources);
        double seconds = (System.nanoTime() - start) / 1e9;
        int longest = 0;
        for (byte[] classFile : compiled.classFiles().values()) {
            for (Map.Entry<String, Integer> size : MethodSizes.of(classFile).entrySet()) {
                assertThat(size.getValue()).as(size.getKey()).isLessThan(LIMIT);
                longest = Math.max(longest, size.getValue());
            }
        }
        assertThat(longest).as("bytecodes of the longest method").isGreaterThan(100);
        assertThat(seconds).as("seconds to compile " + layers + " " + what).isLessThan(20);
        System.out.printf(
                "%d %s in float and in double: %.2f s to compile, longest method %,d bytecodes%n",
                layers, what, seconds, longest);
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
