// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names in use in one scope of generated Java, which hands out names that are still free. */
public final class NameScope {

    private static final Set<String> WORDS = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "void",
            "volatile",
            "while",
            "_");

    private final Set<String> taken = new HashSet<>(WORDS);

    /** A scope in which Java's reserved words are taken. */
    public NameScope() {
        this(List.of());
    }

    /** A scope in which these names, and Java's reserved words, are taken. */
    public NameScope(Collection<String> names) {
        taken.addAll(names);
    }

    /** The scope of a block inside this one, as it is now: what the block takes is free again behind it. */
    public NameScope inner() {
        return new NameScope(taken);
    }

    /** The name itself if it is free, else the name with the first free number from 2 on; from now on it is taken. */
    public String fresh(String base) {
        String name = base;
        for (int i = 2; !taken.add(name); i++) {
            name = base + i;
        }
        return name;
    }
}
