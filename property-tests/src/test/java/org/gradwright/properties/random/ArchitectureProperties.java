// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradwright.Activation;
import org.gradwright.Layer;
import org.gradwright.Loss;
import org.gradwright.Regularizer;
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
    private static final List<Class<? extends Annotation>> KINDS =
            List.of(Layer.class, Activation.class, Loss.class, Regularizer.class);

    @Test
    void generatedCodeAgreesWithTheInterpreterAndWithDifferenceQuotientsAndFloatWithDouble()
            throws InterruptedException {
        RandomRun.check(
                "random architectures, seeds from " + SEED,
                COUNT,
                i -> RandomArchitectures.draw("Network" + i, SEED + i));
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
                        .filter(type -> !isOfSeveralTensors(type))
                        .filter(type -> type.getPackageName().matches("org\\.gradwright(\\.[a-z]+)?"))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
        simpleNames.addAll(List.of("Weight", "Masked"));
        assertThat(simpleNames).hasSizeGreaterThan(20).allMatch(name -> drawn.contains("@" + name));
    }

    /** Whether it is a loss that no layer of a chain can have. */
    private static boolean isOfSeveralTensors(JavaClass type) {
        return type.isAnnotatedWith(Loss.class)
                && type.getAnnotationOfType(Loss.class).tensors() > 2;
    }
}
