// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;

/**
 * A formula that a generated class contains.
 *
 * @param companion what stands beside its annotation, and tells the fingerprint of the formula as it is now
 * @param annotation simple name of the annotation
 * @param fingerprint of the formula as it is in the generated class
 */
public record Inlined(ClassName companion, String annotation, String fingerprint) {}
