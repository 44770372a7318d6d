// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.everywhere;

import com.palantir.javapoet.JavaFile;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import org.gradwright.processor.GradwrightProcessor;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.compiling.Library;
import org.jspecify.annotations.NullMarked;

/** A project in a folder: an activation, a network that uses it, a network that uses a block, and a program, with the library beside them as classes. */
final class SampleProject {
    /** An activation whose formula uses a constant and a second method. */
    static final String SNAKE = """
            package p;

            import org.gradwright.Activation;

            @Activation
            public @interface Snake {
                double frequency() default 2;

                class Formula {
                    private static final double HALF = 0.5;

                    static double value(double x, double frequency) {
                        return x + square(Math.sin(frequency * x)) / frequency * (HALF + HALF);
                    }

                    private static double square(double s) {
                        return s * s;
                    }
                }
            }
            """;

    /** A network that uses that activation and formulas of the library. */
    static final String MODEL = """
            package p;

            import org.gradwright.BatchNorm;
            import org.gradwright.Dense;
            import org.gradwright.Dropout;
            import org.gradwright.Input;
            import org.gradwright.Network;
            import org.gradwright.Tensor;
            import org.gradwright.activation.LeakyRelu;
            import org.gradwright.loss.SigmoidCrossEntropy;
            import org.gradwright.regularizer.L2;

            @Network
            public interface Model {
                @Dense(units = 5)
                @Snake(frequency = 3)
                @L2(0.1)
                Tensor first(@Input(4) Tensor x);

                @BatchNorm
                Tensor norm(Tensor x);

                @Dropout(0.2)
                Tensor drop(Tensor x);

                @Dense(units = 3)
                @LeakyRelu
                Tensor second(Tensor x);

                @Dense(units = 2)
                @SigmoidCrossEntropy
                Tensor last(Tensor x);
            }
            """;

    /** A block in a file of its own, whose body is read from there. */
    static final String RESIDUAL = """
            package p;

            import org.gradwright.Block;
            import org.gradwright.Dense;
            import org.gradwright.Tensor;
            import org.gradwright.activation.Relu;

            @Block
            public interface Residual {
                double SHARE = 0.5;

                @Dense(units = 4)
                @Relu
                Tensor first(Tensor x);

                @Dense(units = 4)
                Tensor second(Tensor x);

                default Tensor apply(Tensor x) {
                    return x.add(second(first(x)).multiply(SHARE)).relu();
                }
            }
            """;

    /** A network with methods that uses that block. */
    static final String STAGES = """
            package p;

            import org.gradwright.*;
            import org.gradwright.loss.*;

            @Network
            public interface Stages {
                record Outputs(Tensor kind, Tensor size) {}

                @Use(Residual.class)
                @Repeat(2)
                Tensor body(Tensor x);

                @Dense(units = 4)
                Tensor mix(Tensor x);

                @Dense(units = 3)
                Tensor kind(Tensor x);

                @MeanSquaredError
                Scalar error(Tensor prediction, Tensor target);

                private Tensor mixed(Tensor x, Tensor y) {
                    Tensor h = Tensor.concat(x, y.slice(0, 2));
                    for (int i = 0; i < 2; i++) {
                        h = Tensor.concat(mix(h), h.slice(i, i + 2));
                    }
                    return h;
                }

                default Outputs forward(@Input(4) Tensor x, @Input(3) Tensor y) {
                    Tensor h = mixed(body(x), y);
                    return new Outputs(kind(h), h.mean());
                }

                default Scalar objective(@Input(4) Tensor x, @Input(3) Tensor y, @Input(3) Tensor target) {
                    Outputs outputs = forward(x, y);
                    return error(outputs.kind(), target).multiply(2).add(error(outputs.size(), y.sum()));
                }
            }
            """;

    /** Two mistakes: in the body of a formula, line 10, and in the value of an annotation, line 17. */
    static final String MISTAKES = """
            package p;

            import org.gradwright.*;

            @Activation
            @interface Noisy {
                class Formula {
                    static double value(double x) {
                        double y = 1;
                        return x + Math.random() * y;
                    }
                }
            }

            @Network
            interface Careless {
                @Dropout(1.5)
                Tensor last(@Input(4) Tensor x);
            }
            """;

    private static final String PROGRAM = """
            package p;

            public final class Program {
                public static float[] predict() {
                    return ModelNetwork.create(42).predict(new float[] {1, 2, 3, 4});
                }
            }
            """;

    private final Path folder;

    SampleProject(Path folder) {
        this.folder = folder;
        write("p/Snake.java", SNAKE);
        write("p/Model.java", MODEL);
        write("p/Residual.java", RESIDUAL);
        write("p/Stages.java", STAGES);
        write("p/Program.java", PROGRAM);
        Library.CLASSES.forEach((name, bytes) -> {
            try {
                Path file = folder.resolve("library").resolve(name.replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What javac generates of the project, by class name. */
    static Map<String, String> expected() {
        return Javac.withLibrary()
                .file("p/Snake.java", SNAKE)
                .file("p/Model.java", MODEL)
                .file("p/Residual.java", RESIDUAL)
                .file("p/Stages.java", STAGES)
                .run()
                .silent()
                .generated();
    }

    SampleProject write(String name, String text) {
        try {
            Path file = source(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path source(String name) {
        return folder.resolve("source").resolve(name);
    }

    Path output(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a compilation needs to see besides its sources. */
    List<Path> classPath() {
        return List.of(folder.resolve("library"), place(NullMarked.class));
    }

    /** The processor and what it needs. */
    static List<Path> processorPath() {
        return List.of(place(GradwrightProcessor.class), place(JavaFile.class));
    }

    /** The folder or archive that a class was loaded from. */
    static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String joined(List<Path> paths) {
        return String.join(
                File.pathSeparator, paths.stream().map(Path::toString).toList());
    }

    /** The options that every compiler understands: class path and output folders. */
    List<String> options(Path output, List<Path> alsoOnClassPath) {
        try {
            Files.createDirectories(output.resolve("generated"));
            List<Path> classPath = new ArrayList<>(alsoOnClassPath);
            classPath.addAll(classPath());
            List<String> options = new ArrayList<>(List.of("-d", output.toString()));
            options.addAll(List.of("-s", output.resolve("generated").toString()));
            options.addAll(List.of("-classpath", joined(classPath)));
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles files; the processors are these, or where there are none, those that the options lead to. */
    static Run run(JavaCompiler compiler, List<String> options, List<Processor> processors, List<Path> files) {
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files));
            if (!processors.isEmpty()) {
                task.setProcessors(processors);
            }
            return new Run(task.call(), messages.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> sources() {
        return List.of(
                source("p/Snake.java"),
                source("p/Model.java"),
                source("p/Residual.java"),
                source("p/Stages.java"),
                source("p/Program.java"));
    }

    /** The source files that were generated into an output folder, by class name. */
    static Map<String, String> generated(Path output) {
        Path root = output.resolve("generated");
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace(File.separatorChar, '.');
                texts.put(name.replaceFirst("\\.java$", ""), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a compilation ended. */
    record Run(boolean successful, String messages) {
        Run succeeded() {
            if (!successful) {
                throw new AssertionError(messages);
            }
            return this;
        }
    }
}
