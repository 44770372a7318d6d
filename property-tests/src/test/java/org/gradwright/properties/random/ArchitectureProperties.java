// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradwright.Activation;
import org.gradwright.Layer;
import org.gradwright.Loss;
import org.gradwright.Regularizer;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.junit.jupiter.api.Test;

/**
 * What holds for every sequential network, on networks drawn at random.
 *
 * <p>{@code -Dgradwright.random.architectures=1000} draws so many, {@code -Dgradwright.random.seed=7} others. What fails
 * is printed with its source and seed, and belongs into {@link NamedArchitectureTest} from then on.
 */
class ArchitectureProperties {
    private static final int COUNT = Integer.getInteger("gradwright.random.architectures", 60);
    private static final long SEED = Long.getLong("gradwright.random.seed", 1);
    private static final int COMPILED_AT_ONCE = 20;
    private static final List<Class<? extends Annotation>> KINDS =
            List.of(Layer.class, Activation.class, Loss.class, Regularizer.class);

    private final Tally tally = new Tally();
    private final List<String> failures = new ArrayList<>();
    private long compiling;

    @Test
    void generatedCodeAgreesWithTheInterpreterAndWithDifferenceQuotientsAndFloatWithDouble() {
        for (int first = 0; first < COUNT; first += COMPILED_AT_ONCE) {
            List<Architecture> architectures = new ArrayList<>();
            for (int i = first; i < Math.min(COUNT, first + COMPILED_AT_ONCE); i++) {
                architectures.add(RandomArchitectures.draw("Network" + i, SEED + i));
            }
            check(architectures);
        }
        System.out.println(tally + ", " + compiling / COUNT / 1_000_000 + " ms to compile each");
        failures.forEach(System.out::println);
        assertThat(failures).as("networks that fail").isEmpty();
        assertThat(100 * tally.kinks()).as("a hundred times the kinks").isLessThan(tally.gradientChecks());
    }

    @Test
    void everyLayerActivationLossAndRegularizerIsDrawn() {
        String drawn = IntStream.range(0, 1000)
                .mapToObj(seed -> RandomArchitectures.draw("Network", seed).source())
                .collect(Collectors.joining());
        Set<String> simpleNames = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.gradwright")
                        .stream()
                        .filter(type -> KINDS.stream().anyMatch(type::isAnnotatedWith))
                        .filter(type -> type.getPackageName().matches("org\\.gradwright(\\.[a-z]+)?"))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
        simpleNames.addAll(List.of("Weight", "Masked"));
        assertThat(simpleNames).hasSizeGreaterThan(20).allMatch(name -> drawn.contains("@" + name));
    }

    private void check(List<Architecture> architectures) {
        Map<String, String> sources = new LinkedHashMap<>();
        architectures.forEach(each -> sources.put(each.binaryName(), each.source()));
        CompiledSources compiled;
        long start = System.nanoTime();
        try {
            compiled = InMemoryCompiler.compile(sources);
        } catch (AssertionError | RuntimeException e) {
            if (architectures.size() == 1) {
                failures.add(architectures.get(0) + "does not compile: " + e);
            } else {
                architectures.forEach(each -> check(List.of(each)));
            }
            return;
        }
        compiling += System.nanoTime() - start;
        for (Architecture architecture : architectures) {
            try {
                ArchitectureCheck.check(architecture, compiled, tally);
            } catch (AssertionError | RuntimeException e) {
                failures.add(architecture + e.toString());
            }
        }
    }
}
