// SPDX-License-Identifier: Apache-2.0
/** What a user declared, read from javac's model into records. Imports {@code processor.diagnostic} and javac's model. */
@NullMarked
package org.gradwright.processor.declaration;

import org.jspecify.annotations.NullMarked;
