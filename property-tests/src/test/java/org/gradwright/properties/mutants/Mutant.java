// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fault, as a change of one source text, and the checks of which one at least must find it.
 *
 * @param of what has the fault, such as the rule of an operation
 * @param file the class whose source is changed, within the place
 * @param text what is changed; it must be there
 */
record Mutant(String of, String fault, Place place, String file, Pattern text, String replacement, List<Check> checks) {
    private static final Pattern TOKEN = Pattern.compile("\\w+|\\S");

    /** Where the changed source is. */
    enum Place {
        /** A class of the annotation processor. */
        PROCESSOR("org.gradwright.processor", "../annotation-processor/src/main/java"),
        /** A class of the runtime, in the copy in double. */
        RUNTIME("org.gradwright.twin", "target/generated-sources/twin"),
        /** The network in double that is generated for a specimen. */
        GENERATED("", "");

        private final String packageName;
        private final String sources;

        Place(String packageName, String sources) {
            this.packageName = packageName;
            this.sources = sources;
        }

        String packageName() {
            return packageName;
        }

        /** The directory of the sources, from that of this module. */
        String sources() {
            return sources;
        }
    }

    /** In a class of the processor; white space in {@code text} does not matter. */
    static Mutant ofProcessor(String of, String fault, String file, String text, String replacement, Check... checks) {
        return new Mutant(of, fault, Place.PROCESSOR, file, literal(text), quoted(replacement), List.of(checks));
    }

    /** In a class of the runtime; white space in {@code text} does not matter. */
    static Mutant ofRuntime(String of, String fault, String file, String text, String replacement, Check... checks) {
        return new Mutant(of, fault, Place.RUNTIME, file, literal(text), quoted(replacement), List.of(checks));
    }

    /** In generated code; {@code text} is a regular expression, whose groups the replacement may use. */
    static Mutant ofGenerated(String of, String fault, String text, String replacement, Check... checks) {
        return new Mutant(of, fault, Place.GENERATED, "", Pattern.compile(text), replacement, List.of(checks));
    }

    /** The project as it is, for one check. */
    static Mutant none(Check check) {
        return ofGenerated("nothing", "none", "", "", check);
    }

    /** One check of the same source, compiled and loaded in the same way, but without the fault. */
    Mutant cured(Check check) {
        return new Mutant(of, "cured", place, file, text, "$0", List.of(check));
    }

    /** The source with the fault. */
    String changed(String source) {
        Matcher matcher = text.matcher(source);
        if (!matcher.find()) {
            throw new IllegalStateException(
                    "'" + this + "' is out of date: " + place + " " + file + " has no longer " + text);
        }
        return matcher.replaceAll(replacement);
    }

    private static Pattern literal(String text) {
        return Pattern.compile(TOKEN.matcher(text)
                .results()
                .map(token -> Pattern.quote(token.group()))
                .collect(Collectors.joining("\\s*")));
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    @Override
    public String toString() {
        return of + ": " + fault;
    }
}
