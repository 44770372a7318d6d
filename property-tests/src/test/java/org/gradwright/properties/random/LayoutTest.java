// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.Compilation;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.junit.jupiter.api.Test;

/** How much less room the buffers of a session take than an array for every value would. */
class LayoutTest {
    private static final int ROWS = 32;

    private static final Map<String, String> NETWORKS = Map.of(
            "Chain", """
            @Dense(units = 128) @Relu Tensor first(@Input(64) Tensor x);
            @BatchNorm Tensor norm(Tensor x);
            @Dropout(0.2) Tensor drop(Tensor x);
            @Dense(units = 64) @Relu Tensor second(Tensor x);
            @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
            """, "Residual20", """
            @Block interface Residual {
                @Dense(units = 64) @Relu Tensor first(Tensor x);
                @Dense(units = 64) Tensor second(Tensor x);
                default Tensor apply(Tensor x) { return x.add(second(first(x))).relu(); }
            }
            @Use(Residual.class) @Repeat(10) Tensor body(Tensor x);
            @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
            default Tensor forward(@Input(64) Tensor x) { return digit(body(x)); }
            """, "ResidualImages20", """
            @Block interface Residual {
                @Conv2d(filters = 8, kernel = 3, bias = false) Tensor first(Tensor x);
                @BatchNorm @Relu Tensor between(Tensor x);
                @Conv2d(filters = 8, kernel = 3, bias = false) Tensor second(Tensor x);
                @BatchNorm Tensor last(Tensor x);
                default Tensor apply(Tensor x) { return x.add(last(second(between(first(x))))).relu(); }
            }
            @Conv2d(filters = 8, kernel = 3) @Relu Tensor stem(Tensor x);
            @Use(Residual.class) @Repeat(9) Tensor body(Tensor x);
            @GlobalAveragePool Tensor pool(Tensor x);
            @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
            default Tensor forward(@Input({8, 8, 1}) Tensor image) { return digit(pool(body(stem(image)))); }
            """, "Shared", """
            @Dense(units = 64) @Tanh Tensor again(Tensor x);
            @Dense(units = 1) @MeanSquaredError Tensor y(Tensor x);
            default Tensor forward(@Input(64) Tensor x) {
                Tensor h = x;
                for (int i = 0; i < 8; i++) {
                    h = again(h).multiply(0.5).add(h);
                }
                return y(h);
            }
            """, "Joined", """
            record Outputs(Tensor digit, Tensor age) {}
            @Dense(units = 64) @Relu Tensor image(Tensor x);
            @Dense(units = 16) @Relu Tensor facts(Tensor x);
            @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor h);
            @Dense(units = 1) @MeanSquaredError Tensor age(Tensor h);
            default Outputs forward(@Input(128) Tensor pixels, @Input(12) Tensor others) {
                Tensor h = Tensor.concat(image(pixels), facts(others));
                return new Outputs(digit(h), age(h.slice(0, 64).multiply(h.slice(64, 80).mean())));
            }
            """, "Autoencoder", """
            @Dense(units = 16) @Tanh Tensor encode(Tensor x);
            @Dropout(0.2) Tensor drop(Tensor x);
            @Dense(units = 64) Tensor decode(Tensor h);
            @MeanSquaredError Scalar error(Tensor prediction, Tensor target);
            default Tensor forward(@Input(64) Tensor x) { return encode(x); }
            default Scalar objective(@Input(64) Tensor x, @Input(64) Tensor noise) {
                return error(decode(drop(forward(x))), x).multiply(2).add(error(decode(forward(x.add(noise))), x));
            }
            """);

    @Test
    void residualNetworksOfTwentyLayersTakeLessThanThreeFifthsOfTheRoom() {
        Map<String, String> sources = new LinkedHashMap<>();
        NETWORKS.forEach((name, members) ->
                sources.put(Architecture.PACKAGE + "." + name, Architecture.declaration(name, false, members)));
        var compiled = InMemoryCompiler.compile(sources);
        NETWORKS.keySet().stream().sorted().forEach(name -> {
            Compilation compilation = compiled.compilation(name);
            LayoutCheck.check(compilation.plan(), compilation.training());
            System.out.printf(
                    "%s at %d rows: buffers of %,d numbers, %.0f%% of %,d for an array each%n",
                    name, ROWS, planned(compilation), 100 * share(compilation), naive(compilation));
        });
        assertThat(List.of("Residual20", "ResidualImages20"))
                .allSatisfy(
                        name -> assertThat(share(compiled.compilation(name))).isLessThanOrEqualTo(0.6));
    }

    private static double share(Compilation compilation) {
        return planned(compilation) / (double) naive(compilation);
    }

    private static long planned(Compilation compilation) {
        return LayoutCheck.planned(compilation.plan(), ROWS);
    }

    private static long naive(Compilation compilation) {
        return LayoutCheck.naive(compilation.plan(), ROWS);
    }
}
