// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradwright.processor.compiling.Accepted;
import org.gradwright.processor.compiling.Javac;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(value = Problem.class, mode = EnumSource.Mode.EXCLUDE, names = "FORMULA_BODY")
    void everyProblemHasACase(Problem problem) throws IOException {
        assertThat(ProblemCase.of(problem.code()))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.expected()).content().contains("error: [" + problem.code() + "] "));
    }

    @Test
    void everyFolderBelongsToAProblem() throws IOException {
        assertThat(ProblemCase.folders())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(Problem.values())
                                        .filter(problem -> problem != Problem.FORMULA_BODY)
                                        .map(Problem::code),
                                Stream.of(SEVERAL, JAVAC))
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
        assertThat(result.generated().keySet()).noneMatch(name -> name.endsWith("Network"));
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

    /** The only message without a place in a source file: the processor is asked to look at a class file. */
    @Test
    void formulaOfAClassFileHasNoSource() {
        Javac.Result snake = Javac.withLibrary()
                .file("p/Snake.java", """
                        package p;

                        @org.gradwright.Activation
                        public @interface Snake {
                            class Formula {
                                static double value(double x) {
                                    return x + Math.sin(x);
                                }
                            }
                        }
                        """)
                .runWithoutProcessor()
                .silent();
        assertThat(Javac.withLibrary()
                        .on(snake.classes())
                        .onClass("p.Snake")
                        .run()
                        .output())
                .isEqualTo("""
                        error: [FormulaBody] the source of 'value' is not there, so its derivative cannot be derived
                            Compile its file with javac, or move the annotation to a module of its own that javac compiles.
                        1 error
                        """);
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
