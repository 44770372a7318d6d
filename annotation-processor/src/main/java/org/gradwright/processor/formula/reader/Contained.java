// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

/**
 * A formula of another file that a formula contains.
 *
 * @param name what a user calls it: {@code org.example.Special.erf(double)}, {@code org.example.Huber.loss}
 * @param companion the class that tells its fingerprint as it is now
 * @param signature what to ask that class for; empty for the only formula of an annotation
 * @param fingerprint its fingerprint as it is contained, and behind spaces those of what it contains itself
 */
public record Contained(String name, ClassName companion, String signature, String fingerprint) {

    /** The name and the fingerprint as an annotation and a network remember them. */
    public String text() {
        return name + "=" + fingerprint;
    }

    /** An expression for the fingerprint as it is now. */
    CodeBlock current() {
        return signature.isEmpty()
                ? CodeBlock.of("$T.fingerprint()", companion)
                : CodeBlock.of("$T.fingerprint($S)", companion, signature);
    }
}
