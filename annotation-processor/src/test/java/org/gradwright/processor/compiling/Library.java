// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.compiling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradwright.processor.GradwrightProcessor;

/**
 * The classes of the modules that are built after this one, compiled once from their sources: the whole dsl, and of the runtime
 * what generated code names and what that needs.
 */
public final class Library {
    private static final Path MODULE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Path DSL = MODULE.resolveSibling("dsl").resolve("src/main/java");
    private static final Path RUNTIME = MODULE.resolveSibling("runtime").resolve("src/main/java");

    /** Types of the runtime that generated code names, below {@code org.gradwright.runtime}. */
    public static final List<String> NAMED = List.of(
            "Network",
            "Session",
            "Structure",
            "FormulaVersion",
            "GraphVersion",
            "Initializer",
            "ParameterRole",
            "TensorView",
            "Layer",
            "DenseLayer",
            "BatchNormLayer",
            "NormalizationLayer",
            "DropoutLayer",
            "ConvolutionLayer",
            "compute.Compute",
            "compute.FloatMath",
            "compute.Axis",
            "compute.Window",
            "data.Schema",
            "data.Batch",
            "data.Dataset",
            "data.DatasetBuilder");

    /** Stands in for the one class of EJML that generated code names. */
    private static final String MATRIX = """
            package org.ejml.data;

            public class FMatrixRMaj {
                public float[] getData() {
                    return new float[0];
                }

                public int getNumCols() {
                    return 0;
                }

                public int getNumElements() {
                    return 0;
                }
            }
            """;

    /** The dsl, its companions, and the runtime. */
    public static final Map<String, byte[]> CLASSES = compile();

    private Library() {}

    private static Map<String, byte[]> compile() {
        Map<String, byte[]> classes = new TreeMap<>();
        Javac dsl = Javac.bare();
        sources(DSL).forEach(file -> dsl.file(DSL.relativize(file).toString(), text(file)));
        Javac.Result compiled = dsl.run(List.of(new GradwrightProcessor()));
        classes.putAll(checked("the dsl", compiled));
        Javac matrix = Javac.bare().file("org/ejml/data/FMatrixRMaj.java", MATRIX);
        classes.putAll(checked("the matrix", matrix.runWithoutProcessor()));
        Javac runtime = Javac.bare().on(classes).needing(RUNTIME);
        for (String name : NAMED) {
            Path file = RUNTIME.resolve("org/gradwright/runtime/" + name.replace('.', '/') + ".java");
            runtime.file(RUNTIME.relativize(file).toString(), text(file));
        }
        classes.putAll(checked("the runtime", runtime.runWithoutProcessor()));
        return Map.copyOf(classes);
    }

    private static Map<String, byte[]> checked(String what, Javac.Result result) {
        if (!result.successful()) {
            throw new AssertionError(what + " does not compile:\n" + result.output());
        }
        return result.classes();
    }

    private static List<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
