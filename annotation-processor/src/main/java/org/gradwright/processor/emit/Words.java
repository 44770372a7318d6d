// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import java.util.Locale;

/** Names and numbers as generated code and reports write them. */
final class Words {
    private Words() {}

    static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** A value's name without its layer's, where a name is left: {@code hiddenSum} of {@code hidden} is {@code sum}. */
    static String without(String layer, String name) {
        if (!layer.isEmpty()
                && name.startsWith(layer)
                && name.length() > layer.length()
                && Character.isJavaIdentifierStart(name.charAt(layer.length()))) {
            String rest = name.substring(layer.length());
            return Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
        }
        return "value";
    }

    /** {@code 12,345}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
