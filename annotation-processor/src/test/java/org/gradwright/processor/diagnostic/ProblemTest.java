// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradwright.processor.compiling.Accepted;
import org.gradwright.processor.compiling.Javac;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every message as javac prints it: the cases of a problem are {@code problems/<Code>/<Case>.java}, a program, and {@code
 * <Case>.txt}, all that javac prints about it, with the line, the place of the caret and the number of messages.
 */
class ProblemTest {
    /** The codes of problems that stop the writing of a file: each case has a run of its own. */
    private static final String STOPPING = "GeneratedNameTaken";

    /** Cases of several problems at once, and programs that only javac complains about. */
    private static final String SEVERAL = "several";

    private static final String JAVAC = "javac";

    /** In what is generated so that no other message follows. */
    private static final String STAND_IN = "Stands in for the network that";

    /** Of networks without a fault, which others use. */
    private static final String HEALTHY = ".Healthy";

    /** What no small program brings about alone: {@link SurroundingsTest} has their messages. */
    private static final Set<Problem> WITHOUT_PROGRAM = EnumSet.of(
            Problem.FORMULA_BODY,
            Problem.GRAPH_BODY,
            Problem.NOT_WRITTEN,
            Problem.WRONG_OPTION,
            Problem.TOO_DEEP,
            Problem.TOO_MANY_LAYERS,
            Problem.PROCESSOR_FAILED);

    private static Stream<Problem> problems() {
        return Stream.of(Problem.values()).filter(problem -> !WITHOUT_PROGRAM.contains(problem));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyProblemHasACase(Problem problem) throws IOException {
        String kind = problem.isError() ? "error" : "warning";
        assertThat(ProblemCase.of(problem.code()))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.expected()).content().contains(kind + ": [" + problem.code() + "] "));
    }

    @Test
    void everyFolderBelongsToAProblem() throws IOException {
        assertThat(ProblemCase.folders())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(problems().map(Problem::code), Stream.of(SEVERAL, JAVAC))
                                .toList());
    }

    /** All in one run: that no message depends on the other programs of a compilation is part of what is tested. */
    @TestFactory
    Stream<DynamicTest> messageIsComplete() throws IOException {
        Map<String, ProblemCase> cases = new TreeMap<>();
        Javac javac = Javac.withLibrary().option("-Xmaxerrs", "10000");
        for (String folder : ProblemCase.folders()) {
            if (!folder.equals(STOPPING) && !folder.equals(JAVAC)) {
                for (ProblemCase one : ProblemCase.of(folder)) {
                    cases.put(one.file(), one);
                    one.addTo(javac);
                }
            }
        }
        Javac.Result result = javac.run();
        Map<String, String> messages = ProblemCase.messages(result.output());
        assertThat(messages.keySet()).isSubsetOf(cases.keySet());
        // Warnings do not keep a network from being generated, and errors do.
        List<String> warnings = Stream.of(Problem.values())
                .filter(problem -> !problem.isError())
                .map(problem -> problem.code().toLowerCase(Locale.ROOT) + ".")
                .toList();
        assertThat(result.generated().entrySet())
                .filteredOn(file ->
                        file.getKey().endsWith("Network") && !file.getKey().contains(HEALTHY))
                .isNotEmpty()
                .allMatch(file ->
                        file.getValue().contains(STAND_IN) != warnings.stream().anyMatch(file.getKey()::startsWith));
        assertThat(result.classes().keySet()).noneMatch(name -> name.endsWith("Network"));
        return cases.values().stream()
                .map(one -> dynamicTest(
                        one.name(), () -> Accepted.check(one.expected(), messages.getOrDefault(one.file(), ""))));
    }

    @TestFactory
    Stream<DynamicTest> messageOfATakenNameIsComplete() throws IOException {
        return ProblemCase.of(STOPPING).stream()
                .map(one -> dynamicTest(one.name(), () -> {
                    Javac.Result result = one.addTo(Javac.withLibrary()).run();
                    Accepted.check(
                            one.expected(),
                            ProblemCase.messages(result.output()).getOrDefault(one.file(), ""));
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatJavacReportsIsNotReportedTwice() throws IOException {
        return ProblemCase.of(JAVAC).stream()
                .map(one -> dynamicTest(one.name(), () -> {
                    Javac.Result result = one.addTo(Javac.withLibrary()).run();
                    assertThat(result.successful()).isFalse();
                    assertThat(result.output())
                            .contains(one.file() + ":")
                            .doesNotContain("error: [")
                            .doesNotContain("SampleNetwork");
                }));
    }
}
