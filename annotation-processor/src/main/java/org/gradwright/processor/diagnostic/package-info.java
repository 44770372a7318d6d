// SPDX-License-Identifier: Apache-2.0
/** Every message a user can get, and where it points. Imports nothing of ours; {@code javax.lang.model} and the tree API only. */
@NullMarked
package org.gradwright.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
