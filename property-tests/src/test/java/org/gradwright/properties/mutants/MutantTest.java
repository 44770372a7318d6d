// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradwright.processor.formula.ScalarFunction;
import org.gradwright.twin.optimizer.Clipping;
import org.gradwright.twin.optimizer.Optimizer;
import org.junit.jupiter.api.Test;

/**
 * The checks themselves are checked: each fault in a rule, a routine, an optimizer or generated code is found by one of them
 * at least. The table is printed; a mutant that lives is a check that is missing.
 */
class MutantTest {
    private static final int THREADS = 2;

    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    private static List<Mutant> all() {
        return Stream.of(
                        GraphRuleMutants.all(),
                        RowMutants.all(),
                        WindowMutants.rules(),
                        WindowMutants.routines(),
                        PartMutants.all(),
                        SpreadMutants.all(),
                        OverRowMutants.all(),
                        GroupMutants.rules(),
                        GroupMutants.routines(),
                        NoiseMutants.rules(),
                        NoiseMutants.routines(),
                        FrozenMutants.all(),
                        FormulaRuleMutants.all(),
                        LayerMutants.batchNorm(),
                        LayerMutants.dropout(),
                        LossMutants.all(),
                        ObjectiveMutants.all(),
                        TrainsMutants.all(),
                        OptimizerMutants.all(),
                        GeneratedCodeMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void noCheckFindsAFaultWhereThereIsNone() {
        Map<String, Mutant> cured = new LinkedHashMap<>();
        for (Mutant mutant : all()) {
            for (Check check : mutant.checks()) {
                cured.putIfAbsent(mutant.place() + " " + check.name(), mutant.cured(check));
                cured.putIfAbsent(check.name() + " " + check.on(), Mutant.none(check));
            }
        }
        List<String> found = new ArrayList<>();
        cured.forEach((what, mutant) -> catching(mutant).forEach(by -> found.add(what)));
        assertThat(found).isEmpty();
        assertThat(broken).isEmpty();
    }

    @Test
    void everyOperationWithARuleHasMutants() throws IOException {
        Path rules = Path.of(Mutant.Place.PROCESSOR.sources(), "org/gradwright/processor/differentiation");
        Set<String> operations = new HashSet<>();
        try (Stream<Path> files = Files.list(rules)) {
            for (Path file : files.toList()) {
                Pattern.compile("Operation\\.(\\w+)\\.class, \\w+::")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(match -> operations.add(match.group(1)));
            }
        }
        assertThat(operations)
                .contains("Product", "Slice", "Convolution", "LogSoftmax")
                .isSubsetOf(of(Stream.of(
                                GraphRuleMutants.all(),
                                RowMutants.all(),
                                PartMutants.all(),
                                SpreadMutants.all(),
                                OverRowMutants.all(),
                                WindowMutants.rules(),
                                GroupMutants.rules(),
                                NoiseMutants.rules())
                        .flatMap(List::stream)
                        .toList()));
    }

    @Test
    void everyFunctionWithARuleHasMutants() {
        assertThat(of(FormulaRuleMutants.all()))
                .containsAll(Stream.of(ScalarFunction.values())
                        .filter(ScalarFunction::isOfJava)
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void everyOptimizerAndClippingHasMutants() {
        Set<String> kinds = new ClassFileImporter()
                .importPackages("org.gradwright.twin.optimizer").stream()
                        .filter(type -> type.isAssignableTo(Optimizer.class) || type.isAssignableTo(Clipping.class))
                        .filter(type -> !type.isInterface()
                                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                                && !type.getSimpleName().equals("NoClipping"))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
        assertThat(kinds).contains("Adam", "NormClipping").isSubsetOf(of(OptimizerMutants.all()));
    }

    private static Set<String> of(List<Mutant> mutants) {
        return mutants.stream().map(Mutant::of).collect(Collectors.toSet());
    }

    @Test
    void everyMutantIsCaught() throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        Map<Mutant, Future<List<String>>> runs = new LinkedHashMap<>();
        all().forEach(mutant -> runs.put(mutant, threads.submit(() -> catching(mutant))));
        threads.shutdown();
        StringBuilder table = new StringBuilder("mutant\tcaught by\n");
        List<String> living = new ArrayList<>();
        for (Map.Entry<Mutant, Future<List<String>>> run : runs.entrySet()) {
            List<String> by = run.getValue().get();
            if (by.isEmpty()) {
                living.add(run.getKey().toString());
            }
            table.append(run.getKey())
                    .append('\t')
                    .append(String.join(", ", by))
                    .append('\n');
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        System.out.printf(
                "%s%d of %d mutants caught, in %d s on %d threads%n",
                table, runs.size() - living.size(), runs.size(), seconds, THREADS);
        assertThat(broken).as("mutants that break down").isEmpty();
        assertThat(living).as("mutants that live").isEmpty();
    }

    /** The names of the checks that find the fault. */
    private List<String> catching(Mutant mutant) {
        List<String> by = new ArrayList<>();
        Faulty faulty;
        try {
            faulty = Faulty.of(mutant);
        } catch (RuntimeException e) {
            broken.add(mutant + ": " + e);
            return by;
        }
        for (Check check : mutant.checks()) {
            try {
                check.body().run(faulty);
            } catch (AssertionError e) {
                by.add(check.name());
            } catch (RuntimeException e) {
                broken.add(
                        mutant + " in " + check.name() + ": " + e + (e.getCause() == null ? "" : ", " + e.getCause()));
            }
        }
        return by;
    }
}
