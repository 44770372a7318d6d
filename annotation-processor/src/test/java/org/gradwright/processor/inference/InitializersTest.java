// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.graph.Initial;
import org.junit.jupiter.api.Test;

/** What initializers become in the generated class. */
class InitializersTest {
    private static final Map<String, String> SOURCES = Map.ofEntries(
            Map.entry("@Zeros", "zeros()"),
            Map.entry("@Ones", "ones()"),
            Map.entry("@Constant(0.3)", "constant(0.3)"),
            Map.entry("@Normal(deviation = 0.02)", "normal(0.02)"),
            Map.entry("@TruncatedNormal(deviation = 0.02)", "truncatedNormal(0.02)"),
            Map.entry("@Uniform(limit = 0.05)", "uniform(0.05)"),
            Map.entry("@GlorotNormal", "glorotNormal(24, 30)"),
            Map.entry("@GlorotUniform", "glorotUniform(24, 30)"),
            Map.entry("@HeNormal", "heNormal(24)"),
            Map.entry("@HeUniform", "heUniform(24)"),
            Map.entry("@LecunNormal", "lecunNormal(24)"),
            Map.entry("@LecunUniform", "lecunUniform(24)"),
            Map.entry("@Orthogonal(gain = 1.5)", "orthogonal(24, 5, 1.5)"));

    private static String generated(String layer) {
        return Javac.withLibrary()
                .file("models/Model.java", """
                        package models;

                        import org.gradwright.*;
                        import org.gradwright.activation.*;
                        import org.gradwright.initializer.*;

                        @Network
                        interface Model {
                            %s Tensor y(@Input({9, 8, 4}) Tensor x);
                        }
                        """.formatted(layer))
                .run()
                .generated()
                .get("models.ModelNetwork");
    }

    private static String initializer(String source, String parameter) {
        var found = Pattern.compile("\"" + parameter + "\", ParameterRole\\.\\w+, Initializer\\.(\\w+\\([^)]*\\))")
                .matcher(source);
        assertThat(found.find()).as(source).isTrue();
        return found.group(1);
    }

    @Test
    void everyInitializerReachesTheWeight() {
        SOURCES.forEach((annotation, expected) -> {
            String source = generated("@Conv2d(filters = 5, kernel = {2, 3}) @Relu " + annotation);
            assertThat(initializer(source, "weight")).as(annotation).isEqualTo(expected);
            assertThat(initializer(source, "bias")).as(annotation).isEqualTo("zeros()");
        });
        Set<String> schemes = new TreeSet<>();
        for (Initial.Scheme scheme : Initial.Scheme.values()) {
            schemes.add(scheme.method());
        }
        assertThat(SOURCES.values().stream()
                        .map(source -> source.substring(0, source.indexOf('(')))
                        .collect(Collectors.toSet()))
                .isEqualTo(schemes);
    }

    @Test
    void aBiasHasAnInitializerOfItsOwn() {
        String source = generated(
                "@Conv2d(filters = 5, kernel = {2, 3}) @Constant(value = 0.3, of = Part.BIAS) @Relu @HeUniform");
        assertThat(initializer(source, "weight")).isEqualTo("heUniform(24)");
        assertThat(initializer(source, "bias")).isEqualTo("constant(0.3)");
        String alone = generated("@Conv2d(filters = 5, kernel = {2, 3}) @Uniform(limit = 0.1, of = Part.BIAS)");
        assertThat(initializer(alone, "weight")).isEqualTo("glorotUniform(24, 30)");
        assertThat(initializer(alone, "bias")).isEqualTo("uniform(0.1)");
    }

    @Test
    void bothWeightsOfASeparableConvolutionAreFilled() {
        String source = generated("@SeparableConv2d(filters = 6, kernel = 3, multiplier = 2) @Orthogonal");
        assertThat(initializer(source, "depthwise")).isEqualTo("orthogonal(9, 8, 1.0)");
        assertThat(initializer(source, "pointwise")).isEqualTo("orthogonal(8, 6, 1.0)");
    }
}
