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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradwright.Activation;
import org.gradwright.Layer;
import org.gradwright.Loss;
import org.gradwright.Regularizer;
import org.gradwright.properties.compilation.CompiledSources;
import org.gradwright.properties.compilation.InMemoryCompiler;
import org.gradwright.properties.random.Tally.Count;
import org.junit.jupiter.api.Test;

/**
 * What holds for every sequential network, on networks drawn at random.
 *
 * <p>{@code -Dgradwright.random.architectures=1000} draws so many, {@code -Dgradwright.random.seed=7} others. What fails
 * is printed with its source and seed, and belongs into {@link NamedArchitectureTest} from then on.
 */
class ArchitectureProperties {
    private static final int COUNT = Integer.getInteger("gradwright.random.architectures", 300);
    private static final long SEED = Long.getLong("gradwright.random.seed", 1);
    private static final int COMPILED_AT_ONCE = 20;
    private static final int THREADS = 2;
    private static final Object COMPILER = new Object();
    private static final List<Class<? extends Annotation>> KINDS =
            List.of(Layer.class, Activation.class, Loss.class, Regularizer.class);

    private final Tally tally = new Tally();
    private final List<String> failures = new ArrayList<>();
    private long compiling;
    private long checking;

    @Test
    void generatedCodeAgreesWithTheInterpreterAndWithDifferenceQuotientsAndFloatWithDouble()
            throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int first = 0; first < COUNT; first += COMPILED_AT_ONCE) {
            List<Architecture> architectures = new ArrayList<>();
            for (int i = first; i < Math.min(COUNT, first + COMPILED_AT_ONCE); i++) {
                architectures.add(RandomArchitectures.draw("Network" + i, SEED + i));
            }
            threads.execute(() -> check(architectures));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.DAYS)).isTrue();
        System.out.printf(
                "random architectures, seeds from %d: %s%n  %d s on %d threads: %d ms to compile and %d ms to check each%n",
                SEED,
                tally,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
                THREADS,
                TimeUnit.NANOSECONDS.toMillis(compiling / COUNT),
                TimeUnit.NANOSECONDS.toMillis(checking / COUNT));
        failures.forEach(System.out::println);
        assertThat(failures).as("networks that fail").isEmpty();
        assertThat(tally.of(Count.NETWORKS)).isEqualTo(COUNT);
        int compared = tally.of(Count.NUMBERS) + tally.of(Count.DIRECTIONS);
        assertThat(100 * tally.of(Count.AT_KINKS))
                .as("a hundred times what was left out at kinks")
                .isLessThan(compared);
        assertThat(100 * tally.of(Count.WITHIN_ROUNDING))
                .as("a hundred times what rounding may hide")
                .isLessThan(3 * compared);
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
        long nanosCompiling;
        try {
            synchronized (COMPILER) {
                long start = System.nanoTime();
                compiled = InMemoryCompiler.compile(sources);
                nanosCompiling = System.nanoTime() - start;
            }
        } catch (AssertionError | RuntimeException e) {
            if (architectures.size() == 1) {
                fail(architectures.get(0), "does not compile: " + e);
            } else {
                architectures.forEach(each -> check(List.of(each)));
            }
            return;
        }
        long start = System.nanoTime();
        Tally figures = new Tally();
        for (Architecture architecture : architectures) {
            Tally own = new Tally(architecture.name());
            try {
                ArchitectureCheck.check(architecture, compiled, own);
                figures.add(own);
            } catch (AssertionError | RuntimeException e) {
                fail(architecture, e.toString());
            }
        }
        add(figures, nanosCompiling, System.nanoTime() - start);
    }

    private synchronized void add(Tally figures, long nanosCompiling, long nanosChecking) {
        tally.add(figures);
        compiling += nanosCompiling;
        checking += nanosChecking;
    }

    private synchronized void fail(Architecture architecture, String how) {
        failures.add(architecture + how);
    }
}
