// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.util.Elements;
import javax.tools.ToolProvider;
import org.gradwright.processor.compiling.Javac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Build tools put something around javac's processing environment; the bodies of formulas must be found all the same. */
class WrappedEnvironmentTest {
    /** What IntelliJ IDEA has under this name, in form: proxies, and a method that finds what is behind one. */
    private static final String API_WRAPPERS = """
            package org.jetbrains.jps.javac;

            import java.lang.reflect.Proxy;
            import java.util.IdentityHashMap;
            import java.util.Map;
            import java.util.function.Supplier;
            import java.util.function.UnaryOperator;

            public final class APIWrappers implements UnaryOperator<Object> {
                private static final Map<Object, Supplier<Object>> INNER = new IdentityHashMap<>();

                @Override
                public Object apply(Object inner) {
                    Supplier<Object> held = () -> inner;
                    Object wrapper = Proxy.newProxyInstance(
                            APIWrappers.class.getClassLoader(),
                            inner.getClass().getInterfaces(),
                            (proxy, method, arguments) -> method.invoke(held.get(), arguments));
                    INNER.put(wrapper, held);
                    return wrapper;
                }

                public static <T> T unwrap(Class<? extends T> type, T wrapper) {
                    return type.cast(INNER.get(wrapper).get());
                }
            }
            """;

    @TempDir
    private Path folder;

    private SampleProject.Run compile(
            Path output, UnaryOperator<ProcessingEnvironment> wrapper, List<Path> files, String... more) {
        SampleProject project = new SampleProject(folder);
        List<String> options = new ArrayList<>(project.options(output, List.of()));
        options.addAll(List.of(more));
        return SampleProject.run(
                ToolProvider.getSystemJavaCompiler(), options, List.of(new WrappingProcessor(wrapper)), files);
    }

    private void generatesTheSame(UnaryOperator<ProcessingEnvironment> wrapper, String... more) {
        SampleProject project = new SampleProject(folder);
        Path output = project.output("output");
        assertThat(compile(output, wrapper, project.sources(), more).succeeded().messages())
                .isEmpty();
        assertThat(SampleProject.generated(output)).isEqualTo(new TreeMap<>(SampleProject.expected()));
    }

    /** A proxy whose handler holds what it stands for out of sight. */
    private static <T> T opaque(Class<T> type, T inner, Map<String, Object> replaced) {
        Supplier<T> hidden = () -> inner;
        return opaque(
                type,
                (method, arguments) -> replaced.containsKey(method.getName())
                        ? replaced.get(method.getName())
                        : method.invoke(hidden.get(), arguments));
    }

    /** What a call gives; a call of its own kind, for handlers that throw anything. */
    private interface Answer {
        Object to(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static <T> T opaque(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                WrappedEnvironmentTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return answer.to(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** An environment from which nothing leads to javac, and whose elements do not tell their files. */
    private static ProcessingEnvironment closed(ProcessingEnvironment environment) {
        Elements elements = environment.getElementUtils();
        Elements silent = opaque(Elements.class, (method, arguments) -> {
            if (method.getName().equals("getFileObjectOf")) {
                throw new InvocationTargetException(new UnsupportedOperationException());
            }
            return method.invoke(elements, arguments);
        });
        return opaque(ProcessingEnvironment.class, environment, Map.of("getElementUtils", silent));
    }

    @Test
    void delegateInAField() {
        generatesTheSame(environment -> new DelegatingEnvironment(environment, environment.getFiler()));
    }

    @Test
    void twoWrappersAroundEachOther() {
        generatesTheSame(environment -> new DelegatingEnvironment(
                new DelegatingEnvironment(environment, environment.getFiler()), environment.getFiler()));
    }

    @Test
    void proxyWhoseHandlerHoldsTheEnvironment() {
        generatesTheSame(environment -> (ProcessingEnvironment) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (proxy, method, arguments) -> method.invoke(environment, arguments)));
    }

    @Test
    void proxyOfIntellij() throws ReflectiveOperationException {
        ClassLoader loader = Javac.withLibrary()
                .file("org/jetbrains/jps/javac/APIWrappers.java", API_WRAPPERS)
                .runWithoutProcessor()
                .silent()
                .load(Map.of());
        @SuppressWarnings("unchecked")
        Function<Object, Object> wrapper =
                (Function<Object, Object>) loader.loadClass("org.jetbrains.jps.javac.APIWrappers")
                        .getConstructor()
                        .newInstance();
        generatesTheSame(environment -> (ProcessingEnvironment) wrapper.apply(environment));
    }

    @Test
    void nothingLeadsToJavacButTheSourcePathToTheSource() {
        SampleProject project = new SampleProject(folder);
        generatesTheSame(
                WrappedEnvironmentTest::closed,
                "-sourcepath",
                project.output("source").toString());
    }

    @Test
    void parsedSourcesAreRefusedWithTheirLines() {
        SampleProject project = new SampleProject(folder).write("p/Mistakes.java", SampleProject.MISTAKES);
        SampleProject.Run run = compile(
                project.output("output"),
                WrappedEnvironmentTest::closed,
                List.of(project.source("p/Mistakes.java")),
                "-sourcepath",
                project.output("source").toString());
        assertThat(run.successful()).isFalse();
        assertThat(run.messages())
                .contains("Mistakes.java:8: error: [FormulaBody] the source of 'value' is not there")
                .contains("Mistakes.java:17: error: [OutOfRange] dropout rate is 1.5");
        project.write("p/Noisy.java", SampleProject.MISTAKES);
        SampleProject.Run named = compile(
                project.output("output"),
                WrappedEnvironmentTest::closed,
                List.of(project.source("p/Noisy.java")),
                "-sourcepath",
                project.output("source").toString());
        assertThat(named.messages())
                .contains("Noisy.java:8: error: [FormulaUnknownMethod] a formula cannot call 'Math.random'")
                .contains("line 10: return x + Math.random() * y;")
                .contains("Noisy.java:17: error: [OutOfRange] dropout rate is 1.5");
    }

    @Test
    void formulaWithoutSourceIsOneErrorThatSaysWhatToDo() {
        SampleProject project = new SampleProject(folder);
        SampleProject.Run run = compile(
                project.output("output"), WrappedEnvironmentTest::closed, List.of(project.source("p/Snake.java")));
        assertThat(run.successful()).isFalse();
        assertThat(run.messages())
                .contains(
                        "Snake.java:12: error: [FormulaBody] the source of 'value' is not there, so its derivative cannot"
                                + " be derived")
                .contains(
                        "Compile its file with javac, or move the annotation to a module of its own that javac compiles.")
                .contains("1 error");
    }

    @Test
    void methodWithoutSourceIsOneErrorThatSaysWhatToDo() {
        SampleProject project = new SampleProject(folder);
        SampleProject.Run run = compile(
                project.output("output"),
                WrappedEnvironmentTest::closed,
                List.of(project.source("p/Residual.java"), project.source("p/Stages.java")));
        assertThat(run.successful()).isFalse();
        assertThat(run.messages())
                .contains("[GraphBody] the source of 'apply' of 'Residual' is not there, so its body cannot be read")
                .contains("Compile the file of 'Residual' with javac.")
                .doesNotContain("[GraphSource]");
    }

    /** Networks have no bodies to read. */
    @Test
    void networkOfFormulasOnTheClassPathNeedsNoSource() {
        SampleProject project = new SampleProject(folder);
        Path output = project.output("output");
        project.write("p/Model.java", SampleProject.MODEL.replace("    @Snake(frequency = 3)\n", ""));
        assertThat(compileModel(project, output).succeeded().messages()).isEmpty();
        assertThat(SampleProject.generated(output)).containsOnlyKeys("p.ModelNetwork", "p.ModelGraph");
    }

    private static SampleProject.Run compileModel(SampleProject project, Path output) {
        return SampleProject.run(
                ToolProvider.getSystemJavaCompiler(),
                project.options(output, List.of()),
                List.of(new WrappingProcessor(WrappedEnvironmentTest::closed)),
                List.of(project.source("p/Model.java")));
    }
}
