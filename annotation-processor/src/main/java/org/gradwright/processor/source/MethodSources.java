// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.source;

import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/** Where the bodies of methods come from. */
public interface MethodSources {

    /** The tree of a method, in its file; empty when the source cannot be had. One file always has the same tree. */
    Optional<TreePath> find(ExecutableElement method);

    /**
     * Lines that show where a tree stands, for the compiler that runs the processor cannot point at it; none where it can.
     */
    List<String> shown(TreePath tree);
}
