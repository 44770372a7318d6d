// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Double-precision copy of the float runtime, made token by token, so that the tests check the very code that ships.
 *
 * <p>Run as {@code java DeriveTwin.java IN_DIR OUT_DIR}. Comments, strings, characters and text blocks stay as they
 * are. What only a person can translate stops the build and names the file and line. Module descriptors, the class
 * {@code FloatMath} (its twin is written by hand) and {@code Vector*} are left out. A file whose text would not change
 * is not written again, so that incremental builds stay incremental.
 */
final class DeriveTwin {
    private static final String PACKAGE = "org.gradwright.runtime";
    private static final String TWIN_PACKAGE = "org.gradwright.twin";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("float", "double"),
            Map.entry("Float", "Double"),
            Map.entry("FloatMath", "DoubleMath"),
            Map.entry("FloatBuffer", "DoubleBuffer"),
            Map.entry("asFloatBuffer", "asDoubleBuffer"),
            Map.entry("floatValue", "doubleValue"),
            Map.entry("parseFloat", "parseDouble"),
            Map.entry("nextFloat", "nextDouble"),
            Map.entry("getFloat", "getDouble"),
            Map.entry("putFloat", "putDouble"),
            Map.entry("readFloat", "readDouble"),
            Map.entry("writeFloat", "writeDouble"),
            Map.entry("FMatrix", "DMatrix"),
            Map.entry("FMatrixD1", "DMatrixD1"),
            Map.entry("FMatrixRMaj", "DMatrixRMaj"));

    private static final Set<String> BY_HAND = Set.of(
            "floatToIntBits", "floatToRawIntBits", "intBitsToFloat", "floatToFloat16", "float16ToFloat", "FloatVector");

    /** One token; the alternatives are tried in this order, the last one takes any single character. */
    private static final Pattern TOKEN = Pattern.compile("""
            (?<verbatim>//[^\\n]*|/\\*(?s:.*?)\\*/|\"""(?s:(?:\\\\.|.)*?)\"""|"(?:\\\\.|[^"\\\\\\n])*"|'(?:\\\\.|[^'\\\\\\n])+'|\\s+)\
            |(?<hex>0[xX][0-9a-fA-F_.]+(?:[pP][+-]?[0-9_]+[fFdD]?|[lL])?)\
            |(?<number>(?:[0-9][0-9_]*+\\.?|\\.[0-9])[0-9_]*(?:[eE][+-]?[0-9_]+)?[fFdDlL]?)\
            |(?<word>[\\p{javaJavaIdentifierStart}&&[^0-9]]\\p{javaJavaIdentifierPart}*)\
            |(?<other>(?s:.))""");

    private DeriveTwin() {}

    public static void main(String[] arguments) throws IOException {
        Path in = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        Set<Path> written = new TreeSet<>();
        for (Path source : javaFiles(in)) {
            String name = source.getFileName().toString();
            if (name.equals("module-info.java") || name.equals("FloatMath.java") || name.startsWith("Vector")) {
                continue;
            }
            String path = in.relativize(source).toString().replace('\\', '/');
            Path target = out.resolve(path.replace(directory(PACKAGE), directory(TWIN_PACKAGE)));
            String text;
            try {
                text = rewrite(Files.readString(source));
            } catch (Untranslatable problem) {
                System.err.println(source + ":" + problem.line + ": " + problem.getMessage());
                System.exit(1);
                return;
            }
            if (!Files.exists(target) || !Files.readString(target).equals(text)) {
                Files.createDirectories(target.getParent());
                Files.writeString(target, text);
            }
            written.add(target);
        }
        for (Path target : javaFiles(out)) {
            if (!written.contains(target)) {
                Files.delete(target);
            }
        }
    }

    private static String directory(String packageName) {
        return packageName.replace('.', '/') + "/";
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static String rewrite(String source) throws Untranslatable {
        StringBuilder twin = new StringBuilder(source.length() + 64);
        Matcher token = TOKEN.matcher(source);
        int at = 0;
        while (at < source.length()) {
            int name = packageEnd(source, at);
            if (name > 0) {
                twin.append(TWIN_PACKAGE);
                at = name;
                continue;
            }
            token.region(at, source.length()).lookingAt();
            String text = token.group();
            try {
                twin.append(translate(token, text));
            } catch (IllegalArgumentException problem) {
                throw new Untranslatable(lineOf(source, at), problem.getMessage());
            }
            at = token.end();
        }
        return twin.toString();
    }

    private static String translate(Matcher token, String text) {
        if (token.group("word") != null) {
            if (BY_HAND.contains(text)) {
                throw new IllegalArgumentException("'" + text + "' has no twin in double; code that needs it belongs in"
                        + " FloatMath (its DoubleMath is written by hand) or in a Vector class");
            }
            return WORDS.getOrDefault(text, text);
        }
        if (token.group("hex") != null) {
            boolean isFloat = text.matches(".*[pP].*[fF]");
            return isFloat ? text.substring(0, text.length() - 1) : text;
        }
        if (token.group("number") != null && text.matches(".*[fF]")) {
            String digits = text.substring(0, text.length() - 1);
            return digits.matches("[0-9_]+") ? digits + ".0" : digits;
        }
        if (token.group("other") != null && "\\\"'".contains(text)) {
            throw new IllegalArgumentException("cannot read the token that starts with " + text);
        }
        return text;
    }

    /** End of the package name that starts at {@code at}, or -1 when none does. */
    private static int packageEnd(String source, int at) {
        int end = at + PACKAGE.length();
        boolean here = source.startsWith(PACKAGE, at)
                && (at == 0 || !continuesName(source.charAt(at - 1)) && source.charAt(at - 1) != '.')
                && (end == source.length() || !continuesName(source.charAt(end)));
        return here ? end : -1;
    }

    private static boolean continuesName(char c) {
        return Character.isJavaIdentifierPart(c);
    }

    private static long lineOf(String source, int at) {
        return source.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    /** A token that must not be rewritten blindly. */
    private static final class Untranslatable extends Exception {
        private final long line;

        Untranslatable(long line, String message) {
            super(message);
            this.line = line;
        }
    }
}
