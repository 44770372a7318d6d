// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import com.sun.source.util.TreePath;
import org.gradwright.processor.diagnostic.Problem;
import org.jspecify.annotations.Nullable;

/** Takes what the reader refuses. */
@FunctionalInterface
public interface Refusals {

    /**
     * Something that a formula cannot contain.
     *
     * @param where the narrowest tree that is to blame; null when the method has no tree
     * @param arguments what the problem's message names
     */
    void refuse(Problem problem, @Nullable TreePath where, Object... arguments);
}
