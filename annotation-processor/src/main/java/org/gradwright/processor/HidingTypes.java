// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import com.palantir.javapoet.JavaFile;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.util.Elements;

/** Types of a user whose names mean something else in a file that is generated beside them. */
final class HidingTypes {
    /** What generated code names without an import. */
    private static final List<String> NAMED =
            List.of("String", "Override", "Float", "Double", "Math", "StrictMath", "org", "java");

    private static final Pattern COMMENTS_AND_TEXTS =
            Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*|\"(?:\\\\.|[^\"\\\\])*\"");

    private HidingTypes() {}

    /** The names in a file that types of its package have. */
    static List<String> in(JavaFile file, Elements elements) {
        String prefix = file.packageName().isEmpty() ? "" : file.packageName() + ".";
        List<String> declared = NAMED.stream()
                .filter(name -> elements.getTypeElement(prefix + name) != null)
                .toList();
        if (declared.isEmpty()) {
            return List.of();
        }
        String code = COMMENTS_AND_TEXTS.matcher(file.toString()).replaceAll(" ");
        return declared.stream()
                .filter(name -> Pattern.compile("(?<![.\\w])" + name + "\\b(?! *;)")
                        .matcher(bodyOf(code))
                        .find())
                .toList();
    }

    /** What is hidden: {@code java.lang.String}, or the packages that start with a name. */
    static String hidden(String name) {
        return Character.isUpperCase(name.charAt(0)) ? "java.lang." + name : "the packages '" + name + ".*'";
    }

    /** The file without its package and imports, where no type hides anything. */
    private static String bodyOf(String code) {
        return code.replaceAll("(?m)^(package|import) .*;$", "");
    }
}
