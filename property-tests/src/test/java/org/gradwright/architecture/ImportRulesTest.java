// SPDX-License-Identifier: Apache-2.0
package org.gradwright.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import whom; one row per package, and a package without a row fails. */
class ImportRulesTest {
    private static final String JAVAC_MODEL = "javax.lang.model..";
    private static final String JAVAC_PROCESSING = "javax.annotation.processing..";
    private static final String JAVAC_TREES = "com.sun.source..";
    private static final String JAVAC_TOOLS = "javax.tools..";
    private static final String JAVAPOET = "com.palantir.javapoet..";
    private static final String EJML = "org.ejml..";
    private static final String JUNIT = "org.junit.jupiter.api..";
    private static final String TWIN = "org.gradwright.twin..";

    private static final Set<String> BANNED_NAMES = Set.of("util", "helper", "manager", "common", "impl", "base");
    private static final String BANNED_SUFFIX = ".*(Utils?|Helper|Manager|Impl)";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Derived from the runtime, to which the same rules apply.
            .withImportOption(location -> !location.contains("/org/gradwright/twin/"))
            .importPackages("org.gradwright");

    /** What the package {@code name} may use besides itself, {@code java..} and the nullness annotations. */
    private record Row(String name, List<String> allowed) {
        Row(String name, String... allowed) {
            this(name, List.of(allowed));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        String processor = "org.gradwright.processor";
        String runtime = "org.gradwright.runtime";
        String dsl = "org.gradwright";
        String check = "org.gradwright.check";
        return Stream.of(
                new Row(
                        processor,
                        processor + "..",
                        JAVAC_MODEL,
                        JAVAC_PROCESSING,
                        JAVAC_TREES,
                        JAVAC_TOOLS,
                        JAVAPOET,
                        "com.google.auto.service"),
                new Row(processor + ".diagnostic", JAVAC_MODEL, JAVAC_PROCESSING, JAVAC_TREES, JAVAC_TOOLS),
                new Row(processor + ".source", JAVAC_MODEL, JAVAC_TREES, JAVAC_TOOLS),
                new Row(
                        processor + ".declaration",
                        processor + ".diagnostic",
                        processor + ".source",
                        processor + ".formula",
                        JAVAC_MODEL,
                        JAVAC_PROCESSING,
                        JAVAC_TREES,
                        JAVAC_TOOLS),
                new Row(processor + ".formula"),
                new Row(
                        processor + ".formula.reader",
                        processor + ".formula",
                        processor + ".source",
                        processor + ".diagnostic",
                        processor + ".declaration",
                        JAVAC_MODEL,
                        JAVAC_PROCESSING,
                        JAVAC_TREES,
                        JAVAC_TOOLS,
                        JAVAPOET),
                new Row(processor + ".graph", processor + ".formula"),
                new Row(
                        processor + ".inference",
                        processor + ".declaration",
                        processor + ".graph",
                        processor + ".diagnostic",
                        processor + ".formula",
                        processor + ".source"),
                new Row(processor + ".differentiation", processor + ".graph", processor + ".formula"),
                new Row(processor + ".plan", processor + ".graph", processor + ".formula"),
                new Row(
                        processor + ".emit",
                        processor + ".plan",
                        processor + ".graph",
                        processor + ".formula",
                        JAVAPOET,
                        "javax.lang.model.element"),
                new Row(dsl),
                new Row(dsl + ".activation", dsl),
                new Row(dsl + ".initializer", dsl),
                new Row(dsl + ".loss", dsl),
                new Row(dsl + ".regularizer", dsl),
                new Row(runtime, runtime + ".compute", runtime + ".data", runtime + ".store", dsl),
                new Row(runtime + ".chart"),
                new Row(runtime + ".store"),
                new Row(runtime + ".compute", "jdk.incubator.vector"),
                new Row(runtime + ".data", runtime + ".compute", dsl, EJML),
                new Row(runtime + ".optimizer", runtime, runtime + ".compute", runtime + ".store"),
                new Row(runtime + ".schedule", runtime + ".compute"),
                new Row(runtime + ".metric", runtime, runtime + ".chart", runtime + ".compute", runtime + ".data"),
                new Row(
                        runtime + ".training",
                        runtime,
                        runtime + ".chart",
                        runtime + ".compute",
                        runtime + ".optimizer",
                        runtime + ".data",
                        runtime + ".metric",
                        runtime + ".schedule",
                        runtime + ".store"),
                new Row(
                        check,
                        check + ".compilation",
                        processor,
                        processor + ".declaration",
                        processor + ".emit",
                        processor + ".graph",
                        dsl,
                        runtime,
                        runtime + ".data",
                        TWIN,
                        JUNIT,
                        JAVAC_PROCESSING,
                        JAVAPOET),
                new Row(
                        check + ".compilation",
                        JAVAC_TOOLS,
                        JAVAC_PROCESSING,
                        JAVAC_TREES,
                        "javax.lang.model.type",
                        "javax.lang.model.element"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void packageImportsOnlyWhatItsRowAllows(Row row) {
        String[] allowed = Stream.concat(Stream.of(row.name(), "java..", "org.jspecify.."), row.allowed().stream())
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(row.name())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void everyPackageHasARow() {
        Set<String> packages = CLASSES.stream().map(JavaClass::getPackageName).collect(toCollection(TreeSet::new));

        assertThat(packages).isEqualTo(rows().map(Row::name).collect(toCollection(TreeSet::new)));
    }

    @Test
    void packagesFormNoCycle() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void theIncubatingVectorModuleIsOnlyInVectorClasses() {
        noClasses()
                .that(outermostClass("is not called Vector...", name -> !name.startsWith("Vector")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .check(CLASSES);
    }

    @Test
    void noNameIsAWordForNothing() {
        assertThat(CLASSES.stream()
                        .filter(type -> Stream.concat(
                                        Stream.of(type.getSimpleName()),
                                        Stream.of(type.getPackageName().split("\\.")))
                                .anyMatch(ImportRulesTest::saysNothing))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    private static boolean saysNothing(String name) {
        return BANNED_NAMES.contains(name.toLowerCase(Locale.ROOT)) || name.matches(BANNED_SUFFIX);
    }

    private static DescribedPredicate<JavaClass> outermostClass(String description, Predicate<String> test) {
        return describe(description, type -> {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return test.test(outermost.getSimpleName());
        });
    }
}
