// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;

/**
 * A formula or a block that a generated class contains.
 *
 * @param companion what stands beside it, and tells its fingerprint as it is now
 * @param name what messages call it: {@code @Relu}
 * @param fingerprint of it as it is in the generated class
 * @param check simple name of the class of the runtime that compares the two
 */
public record Inlined(ClassName companion, String name, String fingerprint, String check) {
    /** A formula, by the simple name of its annotation. */
    public static Inlined formula(ClassName companion, String annotation, String fingerprint) {
        return new Inlined(companion, "@" + annotation, fingerprint, "FormulaVersion");
    }

    /** A block, by its simple name. */
    public static Inlined graph(ClassName companion, String block, String fingerprint) {
        return new Inlined(companion, block, fingerprint, "GraphVersion");
    }
}
