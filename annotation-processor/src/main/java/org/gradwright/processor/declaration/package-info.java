// SPDX-License-Identifier: Apache-2.0
/**
 * What a user declared, read from javac's model into records. Imports {@code processor.diagnostic}, {@code processor.source},
 * {@code processor.formula} for fingerprints, and javac's model.
 */
@NullMarked
package org.gradwright.processor.declaration;

import org.jspecify.annotations.NullMarked;
