// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.gradwright.processor.GradwrightProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network whose blocks come from class files is generated as one whose blocks are compiled with it. */
class CompiledBlockProperties {
    private static final int COUNT = Integer.getInteger("gradwright.compiledBlocks", 40);
    private static final long SEED = 20_261_123;

    /** A block inside the interface of a network. */
    private static final Pattern BLOCK = Pattern.compile("(?ms)^    @Block interface (\\w+) \\{$.*?^    \\}$\\n");

    @TempDir
    private Path folder;

    @Test
    void classFilesOfBlocksTellAllThatTheirSourcesDo() throws IOException {
        int compared = 0;
        for (long seed = SEED; compared < COUNT; seed++) {
            String source = RandomGraphs.draw("Drawn", seed).source();
            List<MatchResult> blocks = BLOCK.matcher(source).results().toList();
            if (blocks.isEmpty()) {
                continue;
            }
            String head = source.substring(0, source.indexOf("@Network"));
            Map<String, String> files = new TreeMap<>();
            for (MatchResult block : blocks) {
                files.put(block.group(1), head + block.group().strip() + "\n");
            }
            Map<String, String> network = Map.of("Drawn", BLOCK.matcher(source).replaceAll(""));
            Path before = folder.resolve("before" + seed);
            Path after = folder.resolve("after" + seed);
            Path together = folder.resolve("together" + seed);
            compile(files, before, List.of());
            compile(network, after, List.of(before));
            files.putAll(network);
            compile(files, together, List.of());
            assertThat(generated(after))
                    .as(source)
                    .isEqualTo(generated(together))
                    .contains("GraphVersion.check(");
            compared++;
        }
    }

    private static String generated(Path output) throws IOException {
        return Files.readString(output.resolve(Architecture.PACKAGE).resolve("DrawnNetwork.java"));
    }

    private static void compile(Map<String, String> sources, Path output, List<Path> before) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Files.createDirectories(output);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            List<Path> path = new ArrayList<>(before);
            String running = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            Stream.of(running.split(File.pathSeparator)).map(Path::of).forEach(path::add);
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
            List<JavaFileObject> units = new ArrayList<>();
            sources.forEach((name, text) -> units.add(new Text(name, text)));
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, diagnostics, List.of("-implicit:none", "-Xlint:none"), null, units);
            task.setProcessors(List.of(new GradwrightProcessor()));
            assertThat(task.call())
                    .as(diagnostics.getDiagnostics() + "\n" + sources)
                    .isTrue();
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("memory:///" + Architecture.PACKAGE + "/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
