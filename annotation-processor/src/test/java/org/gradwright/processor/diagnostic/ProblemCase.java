// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.diagnostic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradwright.processor.compiling.Accepted;
import org.gradwright.processor.compiling.Javac;

/** A program with a fault, and what is to be printed about it. */
record ProblemCase(Path source) {
    private static final Path ROOT = Accepted.path("problems");
    private static final String BEFORE = ".before.java";

    /** The first line of a message: file, line, kind. */
    private static final Pattern MESSAGE = Pattern.compile("(\\S+\\.java):(\\d+: (?:error|warning): .*)");

    private static final Pattern DECLARED = Pattern.compile("(?:interface|class) (\\w+)");

    /** The names of the folders. */
    static List<String> folders() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** The cases of a folder; none where there is no such folder. */
    static List<ProblemCase> of(String folder) throws IOException {
        if (!Files.isDirectory(ROOT.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")
                            && !file.toString().endsWith(BEFORE))
                    .sorted()
                    .map(ProblemCase::new)
                    .toList();
        }
    }

    /** {@code NotFlat/First}. */
    String name() {
        return file().replace(".java", "");
    }

    /** {@code NotFlat/First.java}. */
    String file() {
        return source.getParent().getFileName() + "/" + source.getFileName();
    }

    /** The file with what javac is to print, each message without the name of the source file. */
    Path expected() {
        return sibling(".txt");
    }

    /** Adds the program to a run; what it needs from a class file is compiled, without a processor, before. */
    Javac addTo(Javac javac) {
        Path before = sibling(BEFORE);
        if (Files.exists(before)) {
            String text = Accepted.text(before);
            Matcher type = DECLARED.matcher(text);
            if (!type.find()) {
                throw new IllegalStateException(before + " declares no type");
            }
            javac.on(Javac.withLibrary()
                    .file(type.group(1) + ".java", text)
                    .runWithoutProcessor()
                    .silent()
                    .classes());
        }
        return javac.file(file(), Accepted.text(source));
    }

    private Path sibling(String ending) {
        return source.resolveSibling(source.getFileName().toString().replace(".java", ending));
    }

    /** The messages about each file, without its name. */
    static Map<String, String> messages(String output) {
        Map<String, List<String>> messages = new TreeMap<>();
        List<String> current = new ArrayList<>();
        for (String line : output.lines().toList()) {
            Matcher message = MESSAGE.matcher(line);
            if (message.matches()) {
                current = messages.computeIfAbsent(message.group(1), file -> new ArrayList<>());
                current.add(message.group(2));
            } else if (!line.matches("\\d+ (errors?|warnings?)")) {
                current.add(line);
            }
        }
        Map<String, String> texts = new TreeMap<>();
        messages.forEach((file, lines) -> texts.put(file, String.join("\n", lines) + "\n"));
        return texts;
    }
}
