// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.List;

/**
 * Where a model comes from.
 *
 * @param packageName empty for the unnamed package
 * @param type the qualified name of the interface
 * @param companion the simple name of the class beside it that carries the code
 * @param code what a class file of the interface does not have, as {@link GraphText} writes it
 * @param isNetwork whether it is a network, which is used as a part of another one, rather than a block
 * @param fingerprint changes whenever the code or an annotation of a member does
 */
public record Origin(
        String packageName, String type, String companion, List<String> code, boolean isNetwork, String fingerprint) {
    /** The notation that code is in. */
    public static final int FORMAT = GraphText.FORMAT;

    public Origin {
        code = List.copyOf(code);
    }
}
